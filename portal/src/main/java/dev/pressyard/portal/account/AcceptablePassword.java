package dev.pressyard.portal.account;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A password that somebody may choose: 12 characters at least, and no more bytes than the 72 that bcrypt takes. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = AcceptablePassword.Length.class)
@interface AcceptablePassword {

    String message() default "A password has 12 to 72 characters; one with an accent counts as two.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Counts characters and bytes. */
    class Length implements ConstraintValidator<AcceptablePassword, String> {

        private static final int FEWEST_CHARACTERS = 12;
        private static final int MOST_BYTES = 72;

        @Override
        public boolean isValid(@Nullable String password, ConstraintValidatorContext context) {
            return password != null
                    && password.length() >= FEWEST_CHARACTERS
                    && password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
        }
    }
}

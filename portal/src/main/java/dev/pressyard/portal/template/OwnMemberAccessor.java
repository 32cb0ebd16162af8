package dev.pressyard.portal.template;

import org.jspecify.annotations.Nullable;
import org.springframework.expression.AccessException;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.PropertyAccessor;
import org.springframework.expression.TypedValue;

/** Reads members of the portal's own types for what {@link PlainPaths} leave to Spring's expression language. */
final class OwnMemberAccessor implements PropertyAccessor {

    static final OwnMemberAccessor INSTANCE = new OwnMemberAccessor();

    private OwnMemberAccessor() {}

    @Override
    public Class<?> @Nullable [] getSpecificTargetClasses() {
        return null;
    }

    @Override
    public boolean canRead(EvaluationContext context, @Nullable Object target, String name) {
        return target != null && OwnMembers.of(target).has(name);
    }

    @Override
    public TypedValue read(EvaluationContext context, @Nullable Object target, String name) throws AccessException {
        if (target == null || !OwnMembers.of(target).has(name)) {
            throw new AccessException("not the portal's own");
        }
        return new TypedValue(OwnMembers.of(target).read(target, name));
    }

    @Override
    public boolean canWrite(EvaluationContext context, @Nullable Object target, String name) {
        return false;
    }

    @Override
    public void write(EvaluationContext context, @Nullable Object target, String name, @Nullable Object value)
            throws AccessException {
        throw new AccessException("templates write nothing");
    }
}

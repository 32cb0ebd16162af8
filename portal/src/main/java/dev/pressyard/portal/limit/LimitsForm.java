package dev.pressyard.portal.limit;

import dev.pressyard.provisioning.site.SiteLimits.Limits;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Limits as typed; empty for none. */
record LimitsForm(
        @Pattern(regexp = NUMBER, message = "A limit is a whole number up to 999999; leave it empty for none.")
        String perPerson,

        @Pattern(regexp = NUMBER, message = "A limit is a whole number up to 999999; leave it empty for none.")
        String inAll) {

    private static final String NUMBER = "[0-9]{0,6}";

    LimitsForm(@Nullable String perPerson, @Nullable String inAll) {
        this.perPerson = perPerson == null ? "" : perPerson.strip();
        this.inAll = inAll == null ? "" : inAll.strip();
    }

    static LimitsForm of(Limits limits) {
        return new LimitsForm(text(limits.perPerson()), text(limits.inAll()));
    }

    private static @Nullable String text(@Nullable Integer limit) {
        return limit == null ? null : limit.toString();
    }

    Limits limits() {
        return new Limits(number(perPerson), number(inAll));
    }

    private static @Nullable Integer number(String typed) {
        return typed.isEmpty() ? null : Integer.valueOf(typed);
    }
}

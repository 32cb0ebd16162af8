package dev.pressyard.portal.site;

import dev.pressyard.provisioning.site.Environment;
import dev.pressyard.provisioning.site.SiteName;
import dev.pressyard.provisioning.site.SiteOrder;
import dev.pressyard.provisioning.site.SiteSize;
import dev.pressyard.provisioning.site.SiteSpec;
import dev.pressyard.provisioning.target.Targets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/** Makes an order of a form, or says beside each field what keeps it from being one. */
@Component
class SiteOrderReader {

    private final Targets targets;
    private final SiteCodeReader codes;

    SiteOrderReader(Targets targets, SiteCodeReader codes) {
        this.targets = targets;
        this.codes = codes;
    }

    /** The places a new site can go to, the usual one first. */
    List<RegionChoice> regions() {
        return RegionChoice.of(targets.findByConfiguredTrueOrderByCreatedAt());
    }

    /** The places where sites may be, even those that no new one can go to. */
    List<RegionChoice> places() {
        return RegionChoice.of(targets.findAllByOrderByCreatedAt());
    }

    /** How the form of a site that is there names the region of its target. */
    String place(String target, String region) {
        return places().stream()
                .filter(it -> it.target().equals(target) && it.region().equals(region))
                .findFirst()
                .map(RegionChoice::value)
                .orElse("");
    }

    /** The order of a new site; empty if {@code errors} has any now. */
    Optional<SiteOrder> read(SiteForm form, BindingResult errors) {
        return read(form, regions(), errors);
    }

    /** What a site that is there is to become; empty if {@code errors} has any now. */
    Optional<SiteOrder> readChange(SiteForm form, BindingResult errors) {
        return read(form, places(), errors);
    }

    private Optional<SiteOrder> read(SiteForm form, List<RegionChoice> places, BindingResult errors) {
        SiteName.complaint(form.name()).ifPresent(complaint -> reject(errors, "name", complaint));
        var environment = choice(Environment.values(), form.environment());
        if (environment.isEmpty()) {
            reject(errors, "environment", "Choose one of the environments in the list.");
        }
        var size = choice(SiteSize.values(), form.size());
        if (size.isEmpty()) {
            reject(errors, "size", "Choose one of the sizes in the list.");
        }
        var region =
                places.stream().filter(it -> it.value().equals(form.region())).findFirst();
        if (region.isEmpty()) {
            reject(errors, "region", "There is no such region here; choose one in the list.");
        }
        var details = size.map(it -> CapacityReader.read(form.details(), it, errors));
        var php = size.map(it -> PhpSettingsReader.read(form.details(), it, errors));
        var tags = TagsReader.read(form.tags(), errors);
        var networks = NetworksReader.read(form.administratorNetworks(), errors);
        var release = codes.release(form.code(), errors);
        var code = codes.code(form.code(), errors);
        var request = request(form);
        if (request.isEmpty()) {
            errors.reject("request", "This form is incomplete. Open it again.");
        }
        if (errors.hasErrors()) {
            return Optional.empty();
        }
        return Optional.of(new SiteOrder(
                request.orElseThrow(),
                new SiteName(form.name()),
                region.orElseThrow().target(),
                new SiteSpec(
                        form.title(),
                        environment.orElseThrow(),
                        size.orElseThrow(),
                        region.orElseThrow().region(),
                        form.administratorEmail(),
                        details.orElse(null),
                        tags,
                        release.orElse(null),
                        code.orElseThrow(),
                        form.restoreSnapshot().isEmpty() ? null : form.restoreSnapshot(),
                        networks,
                        php.orElse(null),
                        form.administratorName().isEmpty() ? null : form.administratorName())));
    }

    private static Optional<UUID> request(SiteForm form) {
        try {
            return Optional.of(UUID.fromString(form.request()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> choice(E[] choices, String name) {
        return Stream.of(choices).filter(it -> it.name().equals(name)).findFirst();
    }

    private static void reject(BindingResult errors, String field, String message) {
        errors.rejectValue(field, "refused", message);
    }
}

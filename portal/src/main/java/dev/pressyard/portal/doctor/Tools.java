package dev.pressyard.portal.doctor;

import dev.pressyard.provisioning.image.SourceImage;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All that the portal works with on this machine: programs, the provider, the engine and what images start from. */
@Component
class Tools {

    private static final Tool PROVIDER = new Tool(
            "AWS provider",
            List.of(),
            List.of(),
            "Every run downloads it (700 MB), and fails where Terraform's registry cannot be reached.",
            "Run ./pressyard up, which fetches it once, or name a folder that has it in PRESSYARD_PROVIDER_MIRROR.");

    private static final Tool ENGINE = new Tool(
            "Docker engine",
            List.of(),
            List.of(),
            "No image can be built, and no site can run in the sandbox.",
            "Start the engine (systemctl start docker) and let the portal's user reach its socket (group docker).");

    private static final Tool TEMPLATES = new Tool(
            "Folder of templates",
            List.of(),
            List.of(),
            "No image can be built, and no site planned.",
            "Have the setting pressyard.home name the folder that holds packer, ansible and terraform-modules.");

    private final Machine machine;
    private final ProviderMirror mirror;
    private final SourceImage sourceImage;
    private final ToolVersions versions;
    private final Templates templates;

    Tools(Machine machine, ProviderMirror mirror, SourceImage sourceImage, ToolVersions versions, Templates templates) {
        this.machine = machine;
        this.mirror = mirror;
        this.sourceImage = sourceImage;
        this.versions = versions;
        this.templates = templates;
    }

    /** Whether the versions of all that is here are known, so that a look at them starts nothing. */
    boolean areVersionsKnown() {
        return questions().values().stream().allMatch(versions::isKnown);
    }

    /** Asks those tools for their versions of whom they are not known. */
    void learnVersions() throws InterruptedException {
        versions.learn(questions().values());
    }

    /** Each with what is known of it; nothing is started for that. */
    List<ToolView> all() {
        var questions = questions();
        var programs = Tool.ALL.stream().map(tool -> program(tool, questions));
        return Stream.concat(programs, Stream.of(provider(), engine(), baseImage(), templates()))
                .toList();
    }

    private Map<Tool, List<String>> questions() {
        var questions = new LinkedHashMap<Tool, List<String>>();
        Tool.ALL.forEach(tool -> machine.find(tool).ifPresent(place -> questions.put(tool, tool.question(place))));
        if (machine.reachesEngine()) {
            questions.put(ENGINE, engineQuestion());
        }
        return questions;
    }

    private List<String> engineQuestion() {
        var host = "unix://" + machine.engineSocket();
        return List.of("docker", "--host", host, "version", "--format", "{{.Server.Version}}");
    }

    private ToolView program(Tool tool, Map<Tool, List<String>> questions) {
        var question = questions.get(tool);
        return ToolView.of(
                tool,
                machine.find(tool).map(Path::toString).orElse(null),
                question == null ? null : versions.known(question).orElse(null));
    }

    private ToolView provider() {
        return ToolView.of(
                PROVIDER,
                mirror.find().map(Path::toString).orElse(null),
                mirror.version().orElse(null));
    }

    private ToolView engine() {
        return ToolView.of(
                ENGINE,
                machine.reachesEngine() ? machine.engineSocket() : null,
                versions.known(engineQuestion()).orElse(null));
    }

    private ToolView baseImage() {
        var createdAt = machine.reachesEngine() ? sourceImage.createdAt() : Optional.<Instant>empty();
        return ToolView.of(
                new Tool(
                        "Base image",
                        List.of(),
                        List.of(),
                        "No image can be built: the engine does not have %s to start from."
                                .formatted(sourceImage.name()),
                        "Run ./pressyard up, which pulls or makes it, or docker pull " + sourceImage.name() + "."),
                createdAt.map(_ -> sourceImage.name()).orElse(null),
                createdAt
                        .map(it -> "of " + LocalDate.ofInstant(it, ZoneOffset.UTC))
                        .orElse(null));
    }

    private ToolView templates() {
        return ToolView.of(TEMPLATES, templates.find().map(Path::toString).orElse(null), null);
    }
}

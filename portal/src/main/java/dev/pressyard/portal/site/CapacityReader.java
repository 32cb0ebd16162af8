package dev.pressyard.portal.site;

import dev.pressyard.provisioning.site.SiteSize;
import dev.pressyard.provisioning.site.SiteSize.Capacity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** Reads what a site may use where somebody chose it exactly, or says beside each field what would be right. */
final class CapacityReader {

    /**
     * Some of Fargate's pairs of CPU units and MiB.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size">Fargate
     *     task sizes</a>
     */
    static final List<String> TASKS = List.of(
            "256/1024", "512/1024", "512/2048", "1024/2048", "1024/4096", "2048/4096", "2048/8192", "4096/8192");

    static final List<String> DATABASE_CLASSES =
            List.of("db.t4g.micro", "db.t4g.small", "db.t4g.medium", "db.t4g.large", "db.m7g.large", "db.m7g.xlarge");

    private static final int MOST_TASKS = 20;
    private static final int MOST_STORAGE = 1_000;

    private final DetailsForm details;
    private final Capacity preset;
    private final BindingResult errors;

    private CapacityReader(DetailsForm details, Capacity preset, BindingResult errors) {
        this.details = details;
        this.preset = preset;
        this.errors = errors;
    }

    /** What differs from the size's preset; {@code null} if nothing does, or if {@code errors} has any now. */
    static @Nullable Capacity read(DetailsForm details, SiteSize size, BindingResult errors) {
        return details.isPreset() ? null : new CapacityReader(details, size.capacity(), errors).read();
    }

    /** CPU units and MiB of a container, as the form writes them. */
    static String task(Capacity capacity) {
        return capacity.taskCpu() + "/" + capacity.taskMemory();
    }

    /** MiB of a container, as far as that can be read already. */
    static int taskMemory(DetailsForm details, SiteSize size) {
        var task = TASKS.contains(details.task()) ? details.task() : task(size.capacity());
        return Integer.parseInt(task.split("/", 2)[1]);
    }

    private @Nullable Capacity read() {
        var task = choice("task", details.task(), TASKS, task(preset)).split("/", 2);
        var databaseClass = choice("databaseClass", details.databaseClass(), DATABASE_CLASSES, preset.databaseClass());
        var tasks = number("tasks", details.tasks(), 1, MOST_TASKS, preset.taskCount());
        var maximum = number(
                "tasksMaximum", details.tasksMaximum(), 1, MOST_TASKS, Math.max(tasks, preset.taskCountMaximum()));
        var storage =
                number("storage", details.storage(), SiteSize.LEAST_STORAGE, MOST_STORAGE, preset.databaseStorage());
        var requests = details.requestsPerTask().isEmpty()
                ? null
                : (Integer) number("requestsPerTask", details.requestsPerTask(), 1, Capacity.MOST_REQUESTS, 1);
        if (maximum < tasks) {
            reject("tasksMaximum", "At most is at least as many as always run: %d or more.".formatted(tasks));
        }
        return errors.hasErrors()
                ? null
                : differing(new Capacity(
                        Integer.parseInt(task[0]),
                        Integer.parseInt(task[1]),
                        tasks,
                        maximum,
                        databaseClass,
                        storage,
                        requests));
    }

    private @Nullable Capacity differing(Capacity wanted) {
        return wanted.equals(preset) ? null : wanted;
    }

    private String choice(String field, String typed, List<String> choices, String otherwise) {
        if (typed.isEmpty() || choices.contains(typed)) {
            return typed.isEmpty() ? otherwise : typed;
        }
        reject(field, "Choose one of the list.");
        return otherwise;
    }

    private int number(String field, String typed, int least, int most, int otherwise) {
        if (typed.isEmpty()) {
            return otherwise;
        }
        return WholeNumber.read(typed, least, most).orElseGet(() -> {
            reject(field, "A whole number from %d to %d.".formatted(least, most));
            return otherwise;
        });
    }

    private void reject(String field, String message) {
        errors.rejectValue("details." + field, "refused", message);
    }
}

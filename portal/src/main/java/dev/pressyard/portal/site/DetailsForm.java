package dev.pressyard.portal.site;

import dev.pressyard.provisioning.site.PhpSettings;
import dev.pressyard.provisioning.site.SiteSpec;
import org.jspecify.annotations.Nullable;

/**
 * The part of the form for those who want it exactly. What is empty is as the size's preset has it.
 *
 * @param task CPU units and MiB of a container, such as {@code 512/1024}
 * @param tasks containers that run always
 * @param tasksMaximum containers that run under load
 * @param storage GiB of the database
 * @param requestsPerTask requests a minute and container that autoscaling aims at
 * @param phpMemory MiB that one request may use
 * @param phpUpload MiB of the largest upload
 */
record DetailsForm(
        String task,
        String tasks,
        String tasksMaximum,
        String databaseClass,
        String storage,
        String requestsPerTask,
        String phpMemory,
        String phpUpload) {

    static final DetailsForm PRESET = new DetailsForm("", "", "", "", "", "", "", "");

    DetailsForm(
            @Nullable String task,
            @Nullable String tasks,
            @Nullable String tasksMaximum,
            @Nullable String databaseClass,
            @Nullable String storage,
            @Nullable String requestsPerTask,
            @Nullable String phpMemory,
            @Nullable String phpUpload) {
        this.task = typed(task);
        this.tasks = typed(tasks);
        this.tasksMaximum = typed(tasksMaximum);
        this.databaseClass = typed(databaseClass);
        this.storage = typed(storage);
        this.requestsPerTask = typed(requestsPerTask);
        this.phpMemory = typed(phpMemory);
        this.phpUpload = typed(phpUpload);
    }

    static DetailsForm of(SiteSpec spec) {
        var preset = spec.size().capacity();
        var wanted = spec.capacity();
        return new DetailsForm(
                unless(CapacityReader.task(preset), CapacityReader.task(wanted)),
                unless(preset.taskCount(), wanted.taskCount()),
                unless(preset.taskCountMaximum(), wanted.taskCountMaximum()),
                unless(preset.databaseClass(), wanted.databaseClass()),
                unless(preset.databaseStorage(), wanted.databaseStorage()),
                wanted.requestsPerTask() == null ? "" : wanted.requestsPerTask().toString(),
                unless(PhpSettings.USUAL.memory(), spec.phpSettings().memory()),
                unless(PhpSettings.USUAL.upload(), spec.phpSettings().upload()));
    }

    /** Whether nothing differs from the preset. */
    public boolean isPreset() {
        return equals(PRESET);
    }

    private static String unless(Object preset, Object wanted) {
        return wanted.equals(preset) ? "" : wanted.toString();
    }

    private static String typed(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}

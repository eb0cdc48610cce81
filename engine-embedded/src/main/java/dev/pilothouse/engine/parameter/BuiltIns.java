package dev.pilothouse.engine.parameter;

import org.jspecify.annotations.Nullable;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the engine knows about a run and a task, and offers to it under the names of the reference.
///
/// @param base schedule time, else start time, in the run's zone
/// @param project the project's name
/// @param workflow the workflow's name
/// @param run the run's id
/// @param task the task's name
/// @param attempt the attempt's id
/// @param executePath the attempt's directory, null as long as no executor has chosen one
public record BuiltIns(
        ZonedDateTime base,
        String project,
        String workflow,
        long run,
        String task,
        String attempt,
        @Nullable String executePath) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ENGLISH);

    /// The built-in parameters; their values are final and are not looked into.
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        all.add(Parameter.of("system.biz.date", DAY.format(base.minusDays(1))));
        all.add(Parameter.of("system.biz.curdate", DAY.format(base)));
        all.add(Parameter.of("system.datetime", SECOND.format(base)));
        all.add(Parameter.of("system.project.name", project));
        all.add(Parameter.of("system.workflow.definition.name", workflow));
        all.add(Parameter.of("system.workflow.instance.id", Long.toString(run)));
        all.add(Parameter.of("system.task.definition.name", task));
        all.add(Parameter.of("system.task.instance.id", attempt));
        if (executePath != null) {
            all.add(Parameter.of("system.task.execute.path", executePath));
        }
        return List.copyOf(all);
    }
}

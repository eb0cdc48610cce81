package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.definition.NearestWord;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.file.FileContext;
import dev.pilothouse.engine.definition.file.Section;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads the `when` of a step.
final class ConditionKeys {

    private static final List<String> KEYS = List.of("task", "is", "workflow", "at", "event");

    private final FileContext context;
    private final TaskNames tasks;
    private final long within;

    ConditionKeys(FileContext context, TaskNames tasks, long within) {
        this.context = context;
        this.tasks = tasks;
        this.within = within;
    }

    Condition read(Section when) {
        when.refuseOthers("'when'", KEYS);
        if (when.keys().isEmpty()) {
            error(when, "when", "missing-key", "Expected a condition, but 'when' is empty");
        }
        WorkflowState workflow = word(when, "workflow", WorkflowState.class);
        if (workflow != null) {
            tasks.checkPossible(workflow, when.place("workflow"));
        }
        String task = when.text("task").orElse(null);
        TaskState is = word(when, "is", TaskState.class);
        checkTask(when, task, is);
        checkTogether(when, workflow, is);
        boolean whole = task != null && is != null;
        return new Condition(
                workflow, whole ? task : null, whole ? is : null, at(when), event(when));
    }

    private static <E extends Enum<E>> @Nullable E word(
            Section section, String key, Class<E> words) {
        E first = words.getEnumConstants()[0];
        return section.value(key).isEmpty() ? null : section.values().word(key, words, first);
    }

    private void checkTask(Section when, @Nullable String task, @Nullable TaskState is) {
        if (task != null) {
            when.require("is", "the state of the task");
            Optional<TaskDefinition> known = tasks.own(task, when.place("task"));
            if (is != null) {
                known.ifPresent(found -> tasks.checkPossible(found, is, when.place("is")));
            }
        } else if (is != null) {
            when.require("task", "whose state is meant");
        }
    }

    /// A run that has ended has nothing active, and one that has not begun has no attempts.
    private void checkTogether(
            Section when, @Nullable WorkflowState workflow, @Nullable TaskState is) {
        if (workflow == null || is == null) {
            return;
        }
        boolean idle = is == TaskState.NOT_RUN || is == TaskState.SKIPPED;
        boolean settled = idle || is == TaskState.FORBIDDEN || is.isTerminal();
        boolean begins = workflow == WorkflowState.SERIAL_WAIT;
        if ((workflow.isTerminal() && !settled) || (begins && !idle)) {
            error(
                    when,
                    "is",
                    "impossible",
                    "Expected conditions that can hold together, but no task is %s while the run is %s"
                            .formatted(is, workflow));
        }
    }

    private long at(Section when) {
        long at = when.values().duration("at", Duration.ZERO).toMillis();
        if (at >= within) {
            error(
                    when,
                    "at",
                    "impossible",
                    "Expected a time before the end, but the scenario ends after %s; raise 'within' below 'expect'"
                            .formatted(Spans.text(within)));
        }
        return at;
    }

    private @Nullable EventName event(Section when) {
        Optional<String> text = when.text("event").map(String::strip);
        if (text.isEmpty()) {
            return null;
        }
        int mark = text.get().lastIndexOf('/');
        String task = mark < 0 ? "" : text.get().substring(0, mark);
        String type = text.get().substring(mark + 1).toUpperCase(Locale.ROOT);
        List<String> known = mark < 0 ? EventName.OF_RUNS : EventName.OF_TASKS;
        if (mark >= 0) {
            tasks.own(task, when.place("event"));
        }
        if (!known.contains(type)) {
            error(
                    when,
                    "event",
                    "unknown-value",
                    "Expected an event of %s (%s), but found '%s'%s"
                            .formatted(
                                    mark < 0 ? "the run" : "a task",
                                    String.join(", ", known),
                                    type,
                                    NearestWord.hint(type, known)));
        }
        return new EventName(task, type);
    }

    private void error(Section when, String key, String code, String message) {
        context.faults().error(when.place(key), code, message);
    }
}

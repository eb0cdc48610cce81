package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Run;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The states that the history has come to so far, from which "before → after" follows. Where the
/// history begins in the middle, what was before is not known and not guessed.
final class StateFold {

    private final WorkflowDefinition definition;
    private final Words words;
    private final Map<Integer, TaskState> tasks = new HashMap<>();
    private final @Nullable TaskState unknownTask;
    private @Nullable WorkflowState run;

    private StateFold(
            WorkflowDefinition definition,
            Words words,
            @Nullable WorkflowState run,
            @Nullable TaskState unknownTask) {
        this.definition = definition;
        this.words = words;
        this.run = run;
        this.unknownTask = unknownTask;
    }

    /// Before the first event of a run.
    static StateFold fromTheBeginning(WorkflowDefinition definition, Words words) {
        return new StateFold(definition, words, WorkflowState.SUBMITTED, TaskState.NOT_RUN);
    }

    /// Somewhere in a run.
    static StateFold fromTheMiddle(WorkflowDefinition definition, Words words) {
        return new StateFold(definition, words, null, null);
    }

    /// At a run as it is.
    static StateFold of(Run known, Words words) {
        StateFold fold =
                new StateFold(known.graph().plan().definition(), words, known.state(), null);
        for (int node = 0; node < known.graph().size(); node++) {
            fold.tasks.put(node, known.node(node).state());
        }
        return fold;
    }

    /// What some changes of an event about `about` change; empty if no state does.
    String apply(List<Change> changes, int about) {
        StringBuilder text = new StringBuilder();
        for (Change change : changes) {
            String one =
                    switch (change) {
                        case Change.RunChanged c -> run(c.status().state(), about);
                        case Change.TaskChanged c -> task(c, about);
                    };
            if (!one.isEmpty()) {
                text.append(text.isEmpty() ? "" : " · ").append(one);
            }
        }
        return text.toString();
    }

    private String run(WorkflowState after, int about) {
        WorkflowState before = run;
        run = after;
        String moved = moved(before, after);
        return moved.isEmpty() || about < 0 ? moved : words.get("change.run", moved);
    }

    private String task(Change.TaskChanged change, int about) {
        TaskState before = tasks.getOrDefault(change.node(), unknownTask);
        tasks.put(change.node(), change.state());
        String moved = moved(before, change.state());
        String shown = moved.isEmpty() && about == change.node() ? unmoved(change) : moved;
        return shown.isEmpty() || about == change.node()
                ? shown
                : definition.tasks().get(change.node()).name() + " " + shown;
    }

    private static String moved(@Nullable Object before, Object after) {
        if (Objects.equals(before, after)) {
            return "";
        }
        return before == null ? "→ " + after : before + " → " + after;
    }

    /// What changes about a task whose state stays.
    private String unmoved(Change.TaskChanged change) {
        return switch (change.mark()) {
            case ENDED, SKIPPED, PASSED -> words.get("change.opens");
            case CHAIN_FAILED, CHAIN_PAUSED, CHAIN_KILLED -> words.get("change.closes");
            case WAITING, ACTIVE -> placed(change);
        };
    }

    private String placed(Change.TaskChanged change) {
        return change.state() == TaskState.SUBMITTED
                        && change.attempt() != null
                        && change.attempt().isPlaced()
                ? words.get("change.placed", change.attempt().worker())
                : "";
    }
}

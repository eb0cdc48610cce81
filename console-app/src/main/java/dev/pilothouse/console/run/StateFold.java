package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The states that a run has come to, from which "before → after" follows.
final class StateFold {

    private final Run known;
    private final WorkflowDefinition definition;
    private final Words words;
    private final Map<Integer, TaskState> tasks = new HashMap<>();
    private WorkflowState run;

    private StateFold(Run known, Words words) {
        this.known = known;
        this.definition = known.graph().plan().definition();
        this.words = words;
        this.run = known.state();
    }

    /// At a run as it is.
    static StateFold of(Run known, Words words) {
        return new StateFold(known, words);
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
        TaskState before = tasks.put(change.node(), change.state());
        if (before == null) {
            before = known.node(change.node()).state();
        }
        String moved = moved(before, change.state());
        String shown = moved.isEmpty() && about == change.node() ? unmoved(change) : moved;
        return shown.isEmpty() || about == change.node()
                ? shown
                : definition.tasks().get(change.node()).name() + " " + shown;
    }

    private static String moved(Object before, Object after) {
        return before.equals(after) ? "" : before + " → " + after;
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

package dev.pilothouse.engine.debug;

import dev.pilothouse.engine.eventbus.QueuedEvent;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;

import org.jspecify.annotations.Nullable;

/// A run right before an event is handled.
///
/// **Thread:** the run's fire worker; lives for one event.
final class Moment {

    private final Run run;
    private final QueuedEvent event;
    private final long entry;
    private final long at;
    private final Rules rules;
    private boolean previewed;
    private @Nullable Decision preview;

    /// `entry` is the number that the event will have in the journal.
    Moment(Run run, QueuedEvent event, long entry, long at, Rules rules) {
        this.run = run;
        this.event = event;
        this.entry = entry;
        this.at = at;
        this.rules = rules;
    }

    Run run() {
        return run;
    }

    long entry() {
        return entry;
    }

    long at() {
        return at;
    }

    Machine machine() {
        return Machine.of(event.event());
    }

    String type() {
        return event.event().type();
    }

    /// The node that a task event concerns; -1 for the run's own events.
    int node() {
        return event.event() instanceof TaskLifecycleEvent task ? task.node() : -1;
    }

    /// The task that the event concerns; empty for the run's own events.
    String task() {
        return node() < 0 ? "" : run.graph().plan().task(node()).name();
    }

    /// The row of the state table that the event will hit.
    String state() {
        return node() < 0 ? run.state().name() : run.node(node()).state().name();
    }

    /// What handling the event would do; null if it cannot be decided.
    @Nullable Decision preview() {
        if (!previewed) {
            previewed = true;
            try {
                preview = rules.decide(run, event.event(), at);
            } catch (RuntimeException | StackOverflowError _) {
                preview = null;
            }
        }
        return preview;
    }

    /// What a condition or a note calls by a name; null for what there is not.
    @Nullable String value(String name) {
        TaskAttempt attempt = node() < 0 ? null : run.node(node()).attempt();
        return switch (name) {
            case "event" -> type();
            case "state" -> state();
            case "task" -> task();
            case "run" -> Long.toString(run.identity().id());
            case "workflow" -> run.identity().workflow();
            case "workflow.state" -> run.state().name();
            case "entry" -> Long.toString(entry);
            case "attempt" -> attempt == null ? "0" : Integer.toString(attempt.tryNumber());
            case "retries" -> attempt == null ? "0" : Integer.toString(attempt.retries());
            case "worker" -> attempt == null ? "" : String.valueOf(attempt.worker());
            case "reason" -> attempt == null ? "" : attempt.reason();
            default -> parameter(name);
        };
    }

    private @Nullable String parameter(String name) {
        for (Parameter start : run.identity().options().parameters()) {
            if (start.name().equals(name)) {
                return start.value();
            }
        }
        return run.graph().plan().definition().parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst()
                .orElse(null);
    }
}

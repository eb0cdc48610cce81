package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.eventbus.DeadEvent;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.eventbus.QueuedEvent;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.Effect;
import dev.pilothouse.engine.statemachine.FollowUp;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.AttemptRow;
import dev.pilothouse.engine.store.RunWrite;
import dev.pilothouse.engine.store.TaskGroupStep;
import dev.pilothouse.engine.store.TaskGroupStep.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/// One run's share of a round: decides event after event, keeps what is to be written and done, and
/// touches nothing outside until somebody commits it.
///
/// **Thread:** the run's fire worker; lives for one round.
final class Turn {

    /// So that one flooded bus delays the others by no more than this.
    static final int MOST_EVENTS = 256;

    private final WorkflowExecution execution;
    private final EngineClock clock;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private Run run;
    private @Nullable QueuedEvent failing;
    private @Nullable RuntimeException failure;

    Turn(WorkflowExecution execution, EngineClock clock) {
        this.execution = execution;
        this.clock = clock;
        this.run = execution.run();
    }

    /// Decides what is due, at most `limit` events; slots are asked for at once, so that their
    /// answer can share the turn.
    void decide(Rules rules, EventGuard guard, int limit, Consumer<Effect.RequestSlot> slots) {
        for (int i = 0; i < limit; i++) {
            long now = clock.millis();
            QueuedEvent next = execution.bus().take(now);
            if (next == null) {
                return;
            }
            if (isStoppedBefore(next, guard, now)) {
                return;
            }
            try {
                handle(rules.decide(run, next.event(), now), next, now, slots);
            } catch (RuntimeException e) {
                failed(next, e);
                return;
            } catch (StackOverflowError e) {
                failed(next, new IllegalStateException("the decision went too deep", e));
                return;
            }
        }
    }

    /// A bus that is held lets single events through because a person steps it: the guard sees
    /// them, and need not stop them.
    private boolean isStoppedBefore(QueuedEvent next, EventGuard guard, long now) {
        if (execution.bus().hasStoppedBefore(next)) {
            return false;
        }
        String why = guard.stopsBefore(next, run, lastEntry() + 1, now);
        if (why.isEmpty() || execution.bus().gate().isHeld()) {
            return false;
        }
        execution.bus().stopBefore(next, why);
        return true;
    }

    private void failed(QueuedEvent event, RuntimeException why) {
        execution.bus().putBack(event);
        failing = event;
        failure = why;
    }

    private void handle(
            Decision decision, QueuedEvent event, long at, Consumer<Effect.RequestSlot> slots) {
        long number = execution.lastEntry() + entries.size() + 1;
        entries.add(
                new JournalEntry(
                        number,
                        at,
                        event.publishedAt(),
                        event.cause(),
                        event.event(),
                        decision.verdict(),
                        decision.note(),
                        decision.changes()));
        run = decision.next();
        for (FollowUp followUp : decision.followUps()) {
            execution.bus().publishInTurn(followUp.event(), followUp.due(), number);
        }
        for (Effect effect : decision.effects()) {
            if (effect instanceof Effect.RequestSlot request && !isGrouped(request.node())) {
                slots.accept(request);
            } else {
                effects.add(effect);
            }
        }
    }

    WorkflowExecution execution() {
        return execution;
    }

    /// The run after the turn.
    Run run() {
        return run;
    }

    /// The number of the last event handled in the turn.
    long lastEntry() {
        return execution.lastEntry() + entries.size();
    }

    List<JournalEntry> entries() {
        return entries;
    }

    List<Effect> effects() {
        return effects;
    }

    /// The event whose decision threw, back on its bus; null if none did.
    @Nullable QueuedEvent failing() {
        return failing;
    }

    @Nullable RuntimeException failure() {
        return failure;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean unloads() {
        return effects.stream().anyMatch(Effect.Unload.class::isInstance);
    }

    /// What the turn writes.
    RunWrite write() {
        Map<Integer, AttemptRow> rows = new TreeMap<>();
        for (JournalEntry entry : entries) {
            for (Change change : entry.changes()) {
                if (change instanceof Change.TaskChanged changed) {
                    TaskAttempt attempt =
                            changed.attempt() == null
                                    ? execution.run().node(changed.node()).attempt()
                                    : changed.attempt();
                    if (attempt != null) {
                        rows.put(attempt.number(), row(changed.node(), attempt));
                    }
                }
            }
        }
        int firstNew = execution.run().nextAttempt();
        return new RunWrite(
                execution.id(),
                execution.epoch(),
                run.status(),
                lastEntry(),
                execution.commandWaiting(),
                commandError(),
                unloads(),
                passesOn(),
                rows.values().stream().filter(r -> r.attempt().number() >= firstNew).toList(),
                rows.values().stream().filter(r -> r.attempt().number() < firstNew).toList(),
                groupSteps(rows.values(), firstNew),
                entries,
                publishesSecrets(rows.values()) ? execution.maskOf(run) : execution.mask());
    }

    private static boolean publishesSecrets(Collection<AttemptRow> rows) {
        return rows.stream().anyMatch(row -> !row.attempt().outputs().secret().isEmpty());
    }

    private boolean isGrouped(int node) {
        return run.graph().plan().taskGroup(node) != null;
    }

    /// An attempt of a group has a place there from its submission to its end: so the places follow
    /// from the rows.
    private List<TaskGroupStep> groupSteps(Collection<AttemptRow> rows, int firstNew) {
        List<TaskGroupStep> steps = new ArrayList<>();
        for (AttemptRow row : rows) {
            TaskAttempt attempt = row.attempt();
            if (!isGrouped(row.node())) {
                continue;
            }
            if (attempt.times().ended() == 0) {
                if (attempt.state() == TaskState.SUBMITTED && !attempt.isPlaced()) {
                    steps.add(step(row.node(), attempt, Kind.JOIN));
                }
            } else if (attempt.number() < firstNew) {
                steps.add(step(row.node(), attempt, Kind.LEAVE));
            }
        }
        for (Effect effect : effects) {
            if (effect instanceof Effect.JumpTaskGroup jump) {
                steps.add(new TaskGroupStep(jump.group(), jump.attempt(), Kind.FORCE, 0, 0));
            }
        }
        return steps;
    }

    private TaskGroupStep step(int node, TaskAttempt attempt, Kind kind) {
        return new TaskGroupStep(
                Objects.requireNonNull(run.graph().plan().taskGroup(node)),
                attempt.number(),
                kind,
                run.graph().plan().task(node).taskGroupPriority(),
                attempt.times().firstSubmitted());
    }

    /// A serial workflow's next run may begin when this one has ended.
    private String passesOn() {
        WorkflowDefinition definition = run.graph().plan().definition();
        boolean serial = definition.executionType() != ExecutionType.PARALLEL;
        return serial && run.state().isTerminal() ? definition.name() : "";
    }

    /// A command is handled if its START was, or if a person asked for something else before; it is
    /// not if the turn only draws the consequence of what could not be handled.
    private String commandError() {
        LifecycleEvent first = entries.getFirst().event();
        boolean consequence =
                first instanceof WorkflowLifecycleEvent.Failed
                        || first instanceof WorkflowLifecycleEvent.Finalize;
        if (!execution.commandWaiting() || !consequence) {
            return "";
        }
        List<DeadEvent> dead = execution.bus().view().dead();
        return dead.isEmpty() ? "the command could not be handled" : dead.getLast().reason();
    }

    private AttemptRow row(int changed, TaskAttempt attempt) {
        TaskExecution node = run.node(changed);
        boolean current = node.attempt() != null && node.attempt().number() == attempt.number();
        return new AttemptRow(
                changed,
                run.graph().plan().task(changed).name(),
                current ? node.state() : attempt.state(),
                current ? node.mark() : Mark.ENDED,
                !current && attempt.number() < run.status().round().firstAttempt(),
                attempt);
    }
}

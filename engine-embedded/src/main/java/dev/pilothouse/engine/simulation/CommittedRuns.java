package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.execution.StoredRuns;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.Verdict;
import dev.pilothouse.engine.store.AttemptRow;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.RunWrite;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Every run as the store's commits make it, whoever made them, and what must hold from one commit
/// to the next.
///
/// **Thread:** the simulation's.
final class CommittedRuns {

    private record Known(
            Run run, long epoch, long lastEntry, String closed, EventOrder order, Spoken spoken) {}

    private final Violations violations;
    private final Trace trace;
    private final RunStore store;
    private final AttemptChecks attempts;
    private final Map<Long, Known> known = new TreeMap<>();
    private final List<BiConsumer<Run, JournalEntry>> watchers = new ArrayList<>();
    private int events;

    /// What the store has already is taken as it is.
    CommittedRuns(Violations violations, Trace trace, RunStore store) {
        this.violations = violations;
        this.trace = trace;
        this.store = store;
        this.attempts = new AttemptChecks(violations);
    }

    /// A turn is about to be written: if it is the first of its run in this world, the run is now
    /// as it was found.
    void found(RunWrite turn) {
        known.computeIfAbsent(turn.runId(), this::stored);
    }

    private Known stored(long id) {
        RunSnapshot snapshot = StoredRuns.snapshot(store, id).orElseThrow();
        return new Known(
                snapshot.run(),
                1,
                snapshot.lastEntry(),
                "",
                new EventOrder(violations),
                new Spoken());
    }

    /// A turn was committed.
    void committed(RunWrite turn) {
        Known before = Objects.requireNonNull(known.get(turn.runId()));
        checkFence(turn, before);
        Run run = before.run();
        String closed = before.closed();
        for (JournalEntry entry : turn.entries()) {
            trace.add(entry, turn.runId());
            events++;
            int round = run.status().runTimes();
            before.order().check(turn.runId(), turn.epoch(), entry);
            before.spoken().add(entry.event());
            run = handled(run, entry, closed);
            closed = closedBy(run, run.status().runTimes() == round ? closed : "");
            for (BiConsumer<Run, JournalEntry> watcher : watchers) {
                watcher.accept(run, entry);
            }
        }
        violations.check(
                "fold",
                "the row of run %d says %s, its journal %s"
                        .formatted(turn.runId(), turn.status(), run.status()),
                run.status().equals(turn.status()));
        checkRows(turn, run);
        known.put(
                turn.runId(),
                new Known(
                        run,
                        turn.epoch(),
                        turn.lastEntry(),
                        closed,
                        before.order(),
                        before.spoken()));
    }

    /// What the rows say of an attempt is what the journal says.
    private void checkRows(RunWrite turn, Run run) {
        for (List<AttemptRow> rows : List.of(turn.inserts(), turn.updates())) {
            for (AttemptRow row : rows) {
                TaskExecution node = run.node(row.node());
                violations.check(
                        "fold",
                        "the row of attempt %d of run %d says %s, its journal %s"
                                .formatted(row.attempt().number(), turn.runId(), row, node),
                        node.attempts().contains(row.attempt())
                                && (!row.attempt().equals(node.attempt())
                                        || (row.nodeState() == node.state()
                                                && row.mark() == node.mark())));
            }
        }
    }

    private void checkFence(RunWrite turn, Known before) {
        violations.check(
                "I-1",
                "run %d is written under epoch %d, but %d was seen"
                        .formatted(turn.runId(), turn.epoch(), before.epoch()),
                turn.epoch() >= before.epoch());
        long first = turn.lastEntry() - turn.entries().size() + 1;
        violations.check(
                "I-12",
                "run %d goes on at entry %d after %d"
                        .formatted(turn.runId(), first, before.lastEntry()),
                first == before.lastEntry() + 1);
    }

    /// Why nothing of the run may start any more in this round; empty if it may.
    private static String closedBy(Run run, String before) {
        if (!before.isEmpty()) {
            return before;
        }
        if (run.state() == WorkflowState.READY_STOP) {
            return "a stop";
        }
        if (run.state() == WorkflowState.READY_PAUSE) {
            return "a pause";
        }
        boolean ends = run.identity().failureStrategy() == FailureStrategy.END;
        return ends && hasFailed(run) ? "a failure under END" : "";
    }

    private static boolean hasFailed(Run run) {
        for (int node = 0; node < run.graph().size(); node++) {
            TaskAttempt attempt = run.node(node).attempt();
            if (run.node(node).mark() == Mark.CHAIN_FAILED
                    && attempt != null
                    && attempt.number() >= run.status().round().firstAttempt()) {
                return true;
            }
        }
        return false;
    }

    private Run handled(Run before, JournalEntry entry, String closed) {
        violations.check(
                "illegal",
                "%s: %s".formatted(entry.event(), entry.note()),
                entry.verdict() != Verdict.ILLEGAL);
        Run run = before;
        boolean again =
                entry.event() instanceof WorkflowLifecycleEvent.Start start
                        && start.command() != null;
        for (Change change : entry.changes()) {
            if (change instanceof Change.TaskChanged changed) {
                attempts.check(run, changed, closed, again);
            }
            run = run.with(change);
        }
        violations.check(
                "I-3",
                "run %d leaves %s for %s"
                        .formatted(before.identity().id(), before.state(), run.state()),
                !before.state().isTerminal()
                        || before.state() == run.state()
                        || run.status().runTimes() > before.status().runTimes());
        violations.check(
                "I-10",
                "run %d ended with something active".formatted(before.identity().id()),
                !run.state().isTerminal() || run.graph().isAllChainsFinished());
        return run;
    }

    /// I-7 and I-9: what starts was placed by a commit, after its predecessors.
    void checkStart(TaskOrder order) {
        Known run = known.get(order.attempt().run());
        int number = order.attempt().number();
        if (run == null) {
            violations.check("I-7", order.attempt() + " starts before any commit", false);
            return;
        }
        int node = run.run().graph().plan().index(order.task().name());
        violations.check(
                "I-7",
                order.attempt() + " starts before its placement is committed",
                run.run().node(node).attempts().stream()
                        .anyMatch(a -> a.number() == number && a.isPlaced()));
        for (int predecessor : run.run().graph().gatingPredecessors(node)) {
            violations.check(
                    "I-9",
                    order.attempt() + " starts before its predecessors have ended",
                    run.run().node(predecessor).mark().opensSuccessors());
        }
    }

    /// I-7: an end is acknowledged only after the commit that records it.
    void checkAcknowledged(AttemptId id) {
        Known run = known.get(id.run());
        violations.check(
                "I-7",
                "the end of " + id + " is acknowledged before it is committed",
                run != null
                        && (run.run().state().isTerminal()
                                || run.run()
                                        .graph()
                                        .nodeOfAttempt(id.number())
                                        .filter(node -> hasEnded(run.run(), node, id.number()))
                                        .isPresent()));
    }

    private static boolean hasEnded(Run run, int node, int number) {
        return run.node(node).attempts().stream()
                .anyMatch(a -> a.number() == number && a.times().ended() > 0);
    }

    /// I-7: what a person asked for is confirmed only after the commit that records it.
    void checkConfirmed(long run, LifecycleEvent event) {
        Known found = known.get(run);
        violations.check(
                "I-7",
                "%s of run %d is confirmed before it is committed".formatted(event.type(), run),
                found != null && found.spoken().contains(event));
    }

    /// What the ancestors of a task have published, where only one of them has published it.
    Map<String, String> publishedBefore(long run, String task) {
        Run now = find(run);
        Map<String, String> values = new TreeMap<>();
        if (now == null) {
            return values;
        }
        Set<String> twice = new HashSet<>();
        for (int ancestor : now.graph().ancestors(now.graph().plan().index(task))) {
            TaskAttempt attempt = now.node(ancestor).attempt();
            if (attempt != null) {
                attempt.outputs()
                        .values()
                        .forEach(
                                (name, value) -> {
                                    if (values.put(name, value) != null) {
                                        twice.add(name);
                                    }
                                });
            }
        }
        values.keySet().removeAll(twice);
        now.identity().options().parameters().forEach(own -> values.remove(own.name()));
        now.graph()
                .plan()
                .task(now.graph().plan().index(task))
                .inputs()
                .forEach(own -> values.remove(own.name()));
        return values;
    }

    /// The how-many-th time a run is being run.
    int round(long run) {
        Run now = find(run);
        return now == null ? 1 : now.status().runTimes();
    }

    /// A run as it was last committed; null if nothing of it was.
    @Nullable Run find(long run) {
        Known found = known.get(run);
        return found == null ? null : found.run();
    }

    /// Every run as it was last committed.
    List<Run> all() {
        return known.values().stream().map(Known::run).toList();
    }

    /// True if a run's end is committed.
    boolean isOver(long runId) {
        Run run = find(runId);
        return run != null && run.state().isTerminal();
    }

    /// The ids of all runs of which something was committed.
    List<Long> ids() {
        return List.copyOf(known.keySet());
    }

    /// Has somebody told of every event, with the run as it is after it.
    void watch(BiConsumer<Run, JournalEntry> watcher) {
        watchers.add(watcher);
    }

    /// How many events were handled in all.
    int events() {
        return events;
    }
}

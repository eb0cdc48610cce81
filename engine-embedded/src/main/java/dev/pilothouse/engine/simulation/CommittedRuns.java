package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.Verdict;
import dev.pilothouse.engine.store.RunWrite;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;

/// Every run as the store's commits make it, whoever made them, and what must hold from one commit
/// to the next.
///
/// **Thread:** the simulation's.
final class CommittedRuns {

    private record Known(Run run, long epoch, long lastEntry, boolean stopAsked) {}

    private final Violations violations;
    private final Trace trace;
    private final LongFunction<Run> accepted;
    private final Map<Long, Known> known = new TreeMap<>();
    private final Map<Long, Integer> events = new HashMap<>();
    private final List<BiConsumer<Run, JournalEntry>> watchers = new ArrayList<>();

    /// `accepted` gives a run as it was accepted, from the store.
    CommittedRuns(Violations violations, Trace trace, LongFunction<Run> accepted) {
        this.violations = violations;
        this.trace = trace;
        this.accepted = accepted;
    }

    /// A turn was committed.
    void committed(RunWrite turn) {
        Known before =
                known.computeIfAbsent(
                        turn.runId(), id -> new Known(accepted.apply(id), 1, 0, false));
        violations.check(
                "I-1",
                "run %d is written under epoch %d, but %d was seen"
                        .formatted(turn.runId(), turn.epoch(), before.epoch()),
                turn.epoch() >= before.epoch());
        violations.check(
                "I-12",
                "run %d goes on at entry %d after %d"
                        .formatted(
                                turn.runId(),
                                turn.lastEntry() - turn.entries().size() + 1,
                                before.lastEntry()),
                turn.lastEntry() - turn.entries().size() == before.lastEntry());
        Run run = before.run();
        boolean stopAsked = before.stopAsked();
        for (JournalEntry entry : turn.entries()) {
            trace.add(entry, turn.runId());
            events.merge(0L, 1, Integer::sum);
            int round = run.status().runTimes();
            run = handled(run, entry, stopAsked);
            stopAsked &= run.status().runTimes() == round;
            for (BiConsumer<Run, JournalEntry> watcher : watchers) {
                watcher.accept(run, entry);
            }
            stopAsked |= run.state() == WorkflowState.READY_STOP;
        }
        violations.check(
                "fold",
                "the row of run %d says %s, its journal %s"
                        .formatted(turn.runId(), turn.status(), run.status()),
                run.status().equals(turn.status()));
        known.put(turn.runId(), new Known(run, turn.epoch(), turn.lastEntry(), stopAsked));
    }

    private Run handled(Run before, JournalEntry entry, boolean stopAsked) {
        violations.check(
                "illegal",
                "%s: %s".formatted(entry.event(), entry.note()),
                entry.verdict() != Verdict.ILLEGAL);
        Run run = before;
        for (Change change : entry.changes()) {
            if (change instanceof Change.TaskChanged changed && changed.attempt() != null) {
                checkAttempt(before, changed, changed.attempt(), stopAsked);
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

    private void checkAttempt(
            Run before, Change.TaskChanged change, TaskAttempt attempt, boolean stopAsked) {
        TaskAttempt former = before.node(change.node()).attempt();
        boolean placed = false;
        if (former != null && former.number() == attempt.number()) {
            placed = former.isPlaced();
            violations.check(
                    "I-4",
                    "attempt %d was %s and becomes %s"
                            .formatted(attempt.number(), former.state(), attempt.state()),
                    !former.state().isTerminal() || former.state() == attempt.state());
        }
        violations.check(
                "I-11",
                "attempt %d is given to %s after a stop"
                        .formatted(attempt.number(), attempt.worker()),
                !stopAsked || !attempt.isPlaced() || placed);
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
        for (int predecessor : run.run().graph().predecessors(node)) {
            violations.check(
                    "I-9",
                    order.attempt() + " starts before its predecessors have ended",
                    run.run().node(predecessor).mark().opensSuccessors());
        }
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

    /// Has somebody told of every event, with the run as it is after it.
    void watch(BiConsumer<Run, JournalEntry> watcher) {
        watchers.add(watcher);
    }

    /// How many events were handled in all.
    int events() {
        return events.getOrDefault(0L, 0);
    }
}

package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.parameter.ResolvedParameter;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What really ran, written down by the attempts themselves: the witness whom no engine state can
/// fool.
///
/// **Thread:** the simulation's.
final class Ledger {

    private record Running(SimulatedProcess where, TaskOrder order) {}

    private record Place(long run, int round, String task) {}

    private final Violations violations;
    private final CommittedRuns committed;
    private final Set<AttemptId> started = new HashSet<>();
    private final Map<AttemptId, Running> running = new HashMap<>();
    private final Map<Place, Map<String, String>> inputs = new HashMap<>();
    private final Map<Long, Set<String>> firstStarts = new TreeMap<>();
    private final Map<AttemptId, Act.End> ends = new HashMap<>();

    Ledger(Violations violations, CommittedRuns committed) {
        this.violations = violations;
        this.committed = committed;
    }

    void started(SimulatedProcess where, TaskOrder order) {
        AttemptId id = order.attempt();
        violations.check("I-5", "one START per attempt " + id, started.add(id));
        committed.checkStart(order);
        for (Running other : running.values()) {
            if (other.order().attempt().run() == id.run()
                    && other.order().task().name().equals(order.task().name())) {
                violations.check(
                        "I-6",
                        "attempt %s of %s starts on %s while %s still runs on %s"
                                .formatted(
                                        id,
                                        order.task().name(),
                                        where.name(),
                                        other.order().attempt(),
                                        other.where().name()),
                        other.where().isDazed());
            }
        }
        checkInputs(order);
        running.put(id, new Running(where, order));
        firstStarts.computeIfAbsent(id.run(), _ -> new LinkedHashSet<>()).add(order.task().name());
    }

    /// I-16: in one round of a run, what a task is given does not depend on which attempt of it is
    /// given it, nor on who gives it.
    private void checkInputs(TaskOrder order) {
        Map<String, String> values = new TreeMap<>();
        for (ResolvedParameter parameter : order.parameters().byName().values()) {
            if (!parameter.name().startsWith("system.")) {
                values.put(parameter.name(), parameter.value());
            }
        }
        long run = order.attempt().run();
        Place place = new Place(run, committed.round(run), order.task().name());
        Map<String, String> before = inputs.putIfAbsent(place, values);
        violations.check(
                "I-16",
                "the inputs of %s are %s, but were %s"
                        .formatted(order.task().name(), values, before),
                before == null || before.equals(values));
        Map<String, String> published = committed.publishedBefore(run, order.task().name());
        violations.check(
                "I-16",
                "the inputs of %s are %s, but its ancestors have published %s"
                        .formatted(order.task().name(), values, published),
                values.entrySet().containsAll(published.entrySet()));
    }

    /// An attempt ended, and how.
    void ended(AttemptId id, Act.End end) {
        running.remove(id);
        ends.put(id, end);
    }

    /// I-20: what is recorded of an attempt is what it did: no success that it did not have, and no
    /// end while it runs.
    void recorded(Run run, JournalEntry entry) {
        for (Change change : entry.changes()) {
            if (change instanceof Change.TaskChanged changed
                    && changed.attempt() != null
                    && changed.attempt().isPlaced()
                    && !run.identity().options().dryRun()
                    && !run.graph().plan().isLogic(changed.node())) {
                checkRecorded(
                        new AttemptId(run.identity().id(), changed.attempt().number()),
                        changed.attempt().state());
            }
        }
    }

    private void checkRecorded(AttemptId id, TaskState state) {
        if (state == TaskState.SUCCEEDED) {
            violations.check(
                    "I-20",
                    "attempt %s is recorded as SUCCEEDED, but it is %s"
                            .formatted(id, ends.getOrDefault(id, Act.End.NEVER)),
                    ends.get(id) == Act.End.SUCCEEDED);
        }
        violations.check(
                "I-20",
                "attempt %s is recorded as %s, but it has SUCCEEDED".formatted(id, state),
                ends.get(id) != Act.End.SUCCEEDED
                        || (state != TaskState.KILLED && state != TaskState.FAILED));
        Running now = running.get(id);
        violations.check(
                "I-20",
                "attempt %s is recorded as %s while it runs".formatted(id, state),
                now == null || !state.isTerminal() || now.where().isDazed());
    }

    /// How many attempts run on a process.
    long runningOn(SimulatedProcess where) {
        return running.values().stream().filter(r -> r.where() == where).count();
    }

    /// How many attempts of a run are running anywhere.
    long runningOf(long run) {
        return running.keySet().stream().filter(id -> id.run() == run).count();
    }

    /// The tasks of a run in the order of their first start.
    List<String> started(long run) {
        return List.copyOf(firstStarts.getOrDefault(run, Set.of()));
    }

    /// The process died, and with it what ran in it.
    void died(SimulatedProcess where) {
        running.values().removeIf(r -> r.where() == where);
    }
}

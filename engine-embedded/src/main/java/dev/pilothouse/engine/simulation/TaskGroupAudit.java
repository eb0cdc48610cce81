package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.RunWrite;
import dev.pilothouse.engine.store.TaskGroup;
import dev.pilothouse.engine.store.TaskGroupPlace;
import dev.pilothouse.engine.store.TaskGroupStore;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compares, after every commit, the places of task groups with the runs (L04): who is submitted or
/// further and has not ended has a place; who was given to a worker holds a slot; the slots are
/// never more than the size, unless a person forced it; and nobody waits while there is room.
///
/// **Thread:** the simulation's.
record TaskGroupAudit(Violations violations, TaskGroupStore groups, CommittedRuns runs) {

    /// These turns were committed together.
    void check(List<RunWrite> turns) {
        if (turns.stream().anyMatch(turn -> turn.finalized() || !turn.groupSteps().isEmpty())) {
            check();
        }
    }

    private void check() {
        for (TaskGroup group : groups.groups()) {
            check(group, groups.places(group.name()));
        }
    }

    private void check(TaskGroup group, List<TaskGroupPlace> places) {
        long forced = places.stream().filter(TaskGroupPlace::forced).count();
        int size = group.size();
        violations.check(
                "L04",
                "%d hold task group '%s' of size %s, %d of them forced"
                        .formatted(group.used(), group.name(), size, forced),
                !group.hasLimit() || group.used() - forced <= size);
        violations.check(
                "L04",
                "%d wait for task group '%s' of size %s, which %d hold"
                        .formatted(group.waiting(), group.name(), size, group.used()),
                group.waiting() == 0 || (group.hasLimit() && group.used() >= size));
        Set<String> wanted = new TreeSet<>();
        Set<String> placed = new TreeSet<>();
        runs.all().forEach(run -> collect(run, group.name(), wanted, placed));
        violations.check(
                "L04",
                "task group '%s' has places of %s, but %s need one"
                        .formatted(group.name(), names(places, false), wanted),
                names(places, false).equals(wanted));
        violations.check(
                "L04",
                "task group '%s' is held by %s, but %s are at workers"
                        .formatted(group.name(), names(places, true), placed),
                names(places, true).containsAll(placed));
    }

    private static Set<String> names(List<TaskGroupPlace> places, boolean holding) {
        return places.stream()
                .filter(place -> place.holds() || !holding)
                .map(place -> place.attempt().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void collect(Run run, String group, Set<String> wanted, Set<String> placed) {
        ExecutionPlan plan = run.graph().plan();
        for (int node : run.graph().activeNodes()) {
            TaskAttempt attempt = run.node(node).attempt();
            if (attempt == null
                    || !group.equals(plan.taskGroup(node))
                    || attempt.times().ended() > 0
                    || attempt.state() == TaskState.DELAYED) {
                continue;
            }
            String id = new AttemptId(run.identity().id(), attempt.number()).toString();
            wanted.add(id);
            if (attempt.isPlaced()) {
                placed.add(id);
            }
        }
    }
}

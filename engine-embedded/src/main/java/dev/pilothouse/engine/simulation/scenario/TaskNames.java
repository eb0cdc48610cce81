package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.definition.NearestWord;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.definition.file.Faults;
import dev.pilothouse.engine.definition.file.Section;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.simulation.WorldPlan;

import org.yaml.snakeyaml.nodes.Node;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The tasks that a scenario may speak of, and what can never be said of them.
final class TaskNames {

    private final WorkflowDefinition workflow;
    private final Map<String, TaskDefinition> own = new LinkedHashMap<>();
    private final Map<String, TaskDefinition> all = new LinkedHashMap<>();
    private final Faults faults;

    TaskNames(WorkflowDefinition workflow, List<WorkflowDefinition> referenced, Faults faults) {
        this.workflow = workflow;
        this.faults = faults;
        workflow.tasks().forEach(task -> own.put(task.name(), task));
        all.putAll(own);
        for (WorkflowDefinition other : referenced) {
            other.tasks().forEach(task -> all.putIfAbsent(task.name(), task));
        }
    }

    /// A task of the workflow itself; a fault if there is none.
    Optional<TaskDefinition> own(String name, Node at) {
        return find(own, name, at);
    }

    /// A task of the workflow or of one that it may start; a fault if there is none.
    Optional<TaskDefinition> any(String name, Node at) {
        return find(all, name, at);
    }

    private Optional<TaskDefinition> find(Map<String, TaskDefinition> known, String name, Node at) {
        Optional<TaskDefinition> task = Optional.ofNullable(known.get(name));
        if (task.isEmpty()) {
            faults.error(
                    at,
                    "unknown-task",
                    "Expected a task of workflow '%s', but it has no '%s'%s"
                            .formatted(
                                    workflow.name(), name, NearestWord.hint(name, known.keySet())));
        }
        return task;
    }

    /// A fault if the task can never be in that state.
    void checkPossible(TaskDefinition task, TaskState state, Node at) {
        Optional<String> why =
                switch (state) {
                    case NOT_RUN -> Optional.empty();
                    case FORBIDDEN -> because(!task.forbidden(), "it has no flag NO");
                    case RETRY_WAIT ->
                            because(task.maxRetries() == 0, "its fail_retry_times is 0")
                                    .or(() -> passedOver(task));
                    case DELAYED ->
                            because(task.delay().isZero(), "its delay_time is 0")
                                    .or(() -> passedOver(task));
                    case SKIPPED,
                            SUBMITTED,
                            DISPATCHED,
                            RUNNING,
                            FAILOVER,
                            PAUSED,
                            KILLED,
                            FAILED,
                            SUCCEEDED,
                            FORCED_SUCCESS ->
                            passedOver(task);
                };
        why.ifPresent(
                reason ->
                        faults.error(
                                at,
                                "impossible",
                                "Expected a state that '%s' can reach, but it is never %s: %s"
                                        .formatted(task.name(), state, reason)));
    }

    /// A fault if the run can never be in that state.
    void checkPossible(WorkflowState state, Node at) {
        if (state == WorkflowState.SERIAL_WAIT
                && workflow.executionType() == ExecutionType.PARALLEL) {
            faults.error(
                    at,
                    "impossible",
                    "Expected a state that the run can reach, but it is never SERIAL_WAIT: its"
                            + " execution_type is PARALLEL");
        }
    }

    private static Optional<String> passedOver(TaskDefinition task) {
        return because(task.forbidden(), "its flag is NO");
    }

    private static Optional<String> because(boolean holds, String reason) {
        return holds ? Optional.of(reason) : Optional.empty();
    }

    /// A warning for every worker group that has no workers: its tasks wait for ever.
    void warnOfMissingGroups(WorldPlan world, Section root) {
        Set<String> missing = new LinkedHashSet<>();
        for (TaskDefinition task : all.values()) {
            if (LogicKind.of(task.type()).isEmpty()
                    && !task.forbidden()
                    && world.workers().getOrDefault(task.workerGroup(), 0) == 0) {
                missing.add(task.workerGroup());
            }
        }
        for (String group : missing) {
            faults.warning(
                    root.keyNode("world"),
                    "no-worker",
                    "The world has no worker for group '%s': its tasks wait for ever; add it to 'world: {workers: {…}}'"
                            .formatted(group));
        }
    }
}

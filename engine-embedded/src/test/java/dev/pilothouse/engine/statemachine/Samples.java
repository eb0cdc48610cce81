package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.kit.PureWorld;
import dev.pilothouse.engine.kit.PureWorld.Act;
import dev.pilothouse.engine.lifecycle.KillCause;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.parameter.Outputs;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A run in every state, and every event: what the matrices are made of. Runs get into their states
/// by handling events wherever events lead there.
final class Samples {

    private Samples() {}

    /// A run whose node 0 is in the state, for each task state; a submitted one with and without a
    /// worker. Node 0 has one retry left and a timeout that fails it.
    static Map<String, Run> tasks() {
        Map<String, Run> runs = new LinkedHashMap<>();
        runs.put("NOT_RUN", world("SUCCEEDED").until(r -> r.graph().isActive(0)).run());
        runs.put("SKIPPED", put(TaskState.SKIPPED));
        runs.put("FORBIDDEN", put(TaskState.FORBIDDEN));
        runs.put(
                "SUBMITTED",
                world("SUCCEEDED").withoutSlots().until("a", TaskState.SUBMITTED).run());
        runs.put("SUBMITTED, in a task group", grouped());
        runs.put("SUBMITTED, placed", placed());
        runs.put(
                "DELAYED",
                PureWorld.of(Flows.of("a").task("a", t -> t.delay(Duration.ofMinutes(1))).build())
                        .until("a", TaskState.DELAYED)
                        .run());
        runs.put("DISPATCHED", world("NOT_BEGUN").until("a", TaskState.DISPATCHED).run());
        runs.put("RUNNING", world("NEVER").until("a", TaskState.RUNNING).run());
        runs.put("SUBMITTED, in the master", logic("UNANSWERED", TaskState.SUBMITTED));
        runs.put("RUNNING, in the master", logic("NEVER", TaskState.RUNNING));
        runs.put("RETRY_WAIT", world("FAILED").until("a", TaskState.RETRY_WAIT).run());
        runs.put("FAILOVER", failover());
        runs.put("PAUSED", put(TaskState.PAUSED));
        runs.put("KILLED", put(TaskState.KILLED));
        runs.put("FAILED", put(TaskState.FAILED));
        runs.put("SUCCEEDED", world("SUCCEEDED").until("a", TaskState.SUCCEEDED).run());
        runs.put("FORCED_SUCCESS", put(TaskState.FORCED_SUCCESS));
        return runs;
    }

    /// Every task event for node 0; where an event names an attempt it is the node's own.
    static List<TaskLifecycleEvent> taskEvents(Run run) {
        var attempt = run.node(0).attempt();
        int number = attempt == null ? 0 : attempt.number();
        return List.of(
                new TaskLifecycleEvent.Start(0),
                new TaskLifecycleEvent.Dispatch(0, number, "w2"),
                new TaskLifecycleEvent.Dispatched(0, number, "w1"),
                new TaskLifecycleEvent.Running(0, number, 1L, "log"),
                new TaskLifecycleEvent.Timeout(0, number),
                new TaskLifecycleEvent.Retry(0, number),
                new TaskLifecycleEvent.Pause(0),
                new TaskLifecycleEvent.Paused(0, number),
                new TaskLifecycleEvent.Failover(0, number, "worker lost"),
                new TaskLifecycleEvent.Kill(0, number, KillCause.STOP, 0),
                new TaskLifecycleEvent.Killed(0, number, 137, "signal 9"),
                new TaskLifecycleEvent.Succeeded(0, number, 0, Outputs.NONE),
                new TaskLifecycleEvent.Failed(0, number, 1, "exit code 1"),
                new TaskLifecycleEvent.Wake(0, number),
                new TaskLifecycleEvent.ForceStart(0, "test"),
                new TaskLifecycleEvent.ForceSuccess(0, "test"));
    }

    /// A run in each workflow state: node 0 has ended and waits for its topology step where the run
    /// is under way.
    static Map<WorkflowState, Run> workflows() {
        Map<WorkflowState, Run> runs = new LinkedHashMap<>();
        Run ended = world("SUCCEEDED").until("a", TaskState.SUCCEEDED).run();
        for (WorkflowState state : WorkflowState.values()) {
            runs.put(state, ended.with(new Change.RunChanged(ended.status().in(state, ""))));
        }
        return runs;
    }

    /// Every workflow event.
    static List<WorkflowLifecycleEvent> workflowEvents() {
        return List.of(
                new WorkflowLifecycleEvent.Start(),
                new WorkflowLifecycleEvent.Start(RunCommand.repeat("test")),
                new WorkflowLifecycleEvent.TopologyTransition(0),
                new WorkflowLifecycleEvent.Pause("test"),
                new WorkflowLifecycleEvent.Paused(),
                new WorkflowLifecycleEvent.Stop("test", ""),
                new WorkflowLifecycleEvent.Kill("test", ""),
                new WorkflowLifecycleEvent.ForceFinalize("test", ""),
                new WorkflowLifecycleEvent.Stopped(),
                new WorkflowLifecycleEvent.Succeed(),
                new WorkflowLifecycleEvent.Failed("", WorkflowLifecycleEvent.Failed.NO_NODE),
                new WorkflowLifecycleEvent.Finalize(),
                new WorkflowLifecycleEvent.Timeout());
    }

    private static PureWorld world(String ends) {
        return PureWorld.of(
                        Flows.of("a")
                                .task(
                                        "a",
                                        t ->
                                                t.retries(1, Duration.ofMinutes(1))
                                                        .timeout(
                                                                Duration.ofHours(1),
                                                                TimeoutStrategy.WARN_FAILED))
                                .timeout(Duration.ofHours(2), TimeoutStrategy.WARN_FAILED)
                                .build())
                .script("a", new Act(ends, 1_000));
    }

    private static Run logic(String ends, TaskState state) {
        return PureWorld.of(Flows.of("a").task("a", t -> t.type("Dependent", Map.of())).build())
                .script("a", new Act(ends, 1_000))
                .until("a", state)
                .until(Samples::isPlaced)
                .run();
    }

    private static Run grouped() {
        return PureWorld.of(Flows.of("a").task("a", t -> t.taskGroup("db", 0)).build())
                .withoutSlots()
                .until("a", TaskState.SUBMITTED)
                .run();
    }

    private static Run placed() {
        return world("UNANSWERED").until("a", TaskState.SUBMITTED).until(r -> isPlaced(r)).run();
    }

    private static boolean isPlaced(Run run) {
        var attempt = run.node(0).attempt();
        return attempt != null && attempt.isPlaced();
    }

    private static Run failover() {
        PureWorld world = world("NEVER").until("a", TaskState.RUNNING);
        world.publish(new TaskLifecycleEvent.Failover(0, 1, "worker lost"));
        return world.until("a", TaskState.FAILOVER).run();
    }

    private static Run put(TaskState state) {
        Run run = world("SUCCEEDED").until("a", TaskState.SUCCEEDED).run();
        boolean without = state == TaskState.SKIPPED || state == TaskState.FORBIDDEN;
        var attempt = run.node(0).attempt();
        if (without || attempt == null) {
            Run fresh = world("SUCCEEDED").until(r -> r.graph().isActive(0)).run();
            return fresh.with(new Change.TaskChanged(0, state, fresh.node(0).mark(), null));
        }
        return run.with(
                new Change.TaskChanged(
                        0, state, run.node(0).mark(), attempt.in(state, attempt.times())));
    }
}

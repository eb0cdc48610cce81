package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.Priority;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.lifecycle.KillCause;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.parameter.Outputs;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A run of one task in every state, and every event that may come to it: what the state tables are
/// shown by. Runs get into their states by handling events wherever events lead there.
final class SampleRuns {

    private static final long EARLIER = 1_000;
    private static final int ATTEMPT = 1;
    private static final String WORKER = "w2";

    private SampleRuns() {}

    /// A run whose node 0 is in the state, for each task state, and for those that the table tells
    /// apart by more than their name. A plain task has one retry and a timeout that fails it.
    static Map<String, Run> tasks() {
        Map<String, Run> runs = new LinkedHashMap<>();
        Run reached = begun(plain());
        Run submitted = after(reached, new TaskLifecycleEvent.Start(0));
        Run placed = after(submitted, new TaskLifecycleEvent.Dispatch(0, ATTEMPT, WORKER));
        Run dispatched = after(placed, new TaskLifecycleEvent.Dispatched(0, ATTEMPT, WORKER));
        Run running = after(dispatched, running());
        Run waiting = after(running, new TaskLifecycleEvent.Failed(0, ATTEMPT, 1, "exit code 1"));
        Run succeeded = after(running, succeeded(ATTEMPT));
        Run logic = placed(begun(logic()));
        runs.put("NOT_RUN", reached);
        runs.put("SKIPPED", without(reached, TaskState.SKIPPED));
        runs.put("FORBIDDEN", without(reached, TaskState.FORBIDDEN));
        runs.put("SUBMITTED", submitted);
        runs.put(
                "SUBMITTED, in a task group",
                after(begun(grouped()), new TaskLifecycleEvent.Start(0)));
        runs.put("SUBMITTED, placed", placed);
        runs.put("DELAYED", after(begun(delayed()), new TaskLifecycleEvent.Start(0)));
        runs.put("DISPATCHED", dispatched);
        runs.put("RUNNING", running);
        runs.put("SUBMITTED, in the master", logic);
        runs.put("RUNNING, in the master", after(logic, running()));
        runs.put("RETRY_WAIT", waiting);
        runs.put("FAILOVER", after(running, failover(ATTEMPT)));
        for (TaskState end : List.of(TaskState.PAUSED, TaskState.KILLED, TaskState.FAILED)) {
            runs.put(end.name(), ended(succeeded, end));
        }
        runs.put("SUCCEEDED", succeeded);
        runs.put("FORCED_SUCCESS", ended(succeeded, TaskState.FORCED_SUCCESS));
        return runs;
    }

    /// A run in each workflow state: node 0 has ended and waits for its topology step where the run
    /// is under way.
    static Map<String, Run> workflows() {
        Map<String, Run> runs = new LinkedHashMap<>();
        Run running = after(placed(begun(plain())), running());
        Run ended = after(running, succeeded(ATTEMPT));
        for (WorkflowState state : WorkflowState.values()) {
            runs.put(state.name(), ended.with(new Change.RunChanged(ended.status().in(state, ""))));
        }
        return runs;
    }

    /// Every task event for node 0; where an event names an attempt it is the node's own.
    static List<LifecycleEvent> taskEvents(Run run) {
        var attempt = run.node(0).attempt();
        int number = attempt == null ? 0 : attempt.number();
        return List.of(
                new TaskLifecycleEvent.Start(0),
                new TaskLifecycleEvent.Dispatch(0, number, WORKER),
                new TaskLifecycleEvent.Dispatched(0, number, "w1"),
                new TaskLifecycleEvent.Running(0, number, 1L, "log"),
                new TaskLifecycleEvent.Timeout(0, number),
                new TaskLifecycleEvent.Retry(0, number),
                new TaskLifecycleEvent.Pause(0),
                new TaskLifecycleEvent.Paused(0, number),
                failover(number),
                new TaskLifecycleEvent.Kill(0, number, KillCause.STOP, 0),
                new TaskLifecycleEvent.Killed(0, number, 137, "signal 9"),
                succeeded(number),
                new TaskLifecycleEvent.Failed(0, number, 1, "exit code 1"),
                new TaskLifecycleEvent.Wake(0, number),
                new TaskLifecycleEvent.ForceStart(0, "test"),
                new TaskLifecycleEvent.ForceSuccess(0, "test"));
    }

    /// Every workflow event; a start with and without a command.
    static List<LifecycleEvent> workflowEvents() {
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

    // --- how they get there ---

    private static Run begun(TaskDefinition task) {
        WorkflowDefinition definition = workflow(task);
        RunIdentity identity =
                new RunIdentity(
                        1,
                        definition.name(),
                        1,
                        definition.failureStrategy(),
                        StartOptions.defaults("test"),
                        0);
        return after(
                Run.submitted(identity, ExecutionPlan.of(definition)),
                new WorkflowLifecycleEvent.Start());
    }

    private static Run placed(Run reached) {
        return after(
                after(reached, new TaskLifecycleEvent.Start(0)),
                new TaskLifecycleEvent.Dispatch(0, ATTEMPT, WORKER));
    }

    private static Run after(Run run, LifecycleEvent event) {
        return Rules.tables().decide(run, event, EARLIER).next();
    }

    private static Run without(Run reached, TaskState state) {
        return reached.with(new Change.TaskChanged(0, state, reached.node(0).mark(), null));
    }

    private static Run ended(Run succeeded, TaskState state) {
        var attempt = succeeded.node(0).attempt();
        return succeeded.with(
                new Change.TaskChanged(
                        0,
                        state,
                        succeeded.node(0).mark(),
                        attempt == null ? null : attempt.in(state, attempt.times())));
    }

    private static LifecycleEvent running() {
        return new TaskLifecycleEvent.Running(0, ATTEMPT, 1L, "log");
    }

    private static LifecycleEvent succeeded(int attempt) {
        return new TaskLifecycleEvent.Succeeded(0, attempt, 0, Outputs.NONE);
    }

    private static LifecycleEvent failover(int attempt) {
        return new TaskLifecycleEvent.Failover(0, attempt, "worker lost");
    }

    // --- what they run ---

    private static TaskDefinition plain() {
        return task("Fake", null, Duration.ZERO, 1, Duration.ofHours(1));
    }

    private static TaskDefinition grouped() {
        return task("Fake", "group", Duration.ZERO, 0, Duration.ZERO);
    }

    private static TaskDefinition delayed() {
        return task("Fake", null, Duration.ofMinutes(1), 0, Duration.ZERO);
    }

    private static TaskDefinition logic() {
        return task("Dependent", null, Duration.ZERO, 0, Duration.ZERO);
    }

    private static TaskDefinition task(
            String type, @Nullable String group, Duration delay, int retries, Duration timeout) {
        return new TaskDefinition(
                "a",
                type,
                TaskSettings.NONE,
                false,
                Priority.MEDIUM,
                "default",
                group,
                0,
                delay,
                retries,
                Duration.ofMinutes(1),
                timeout,
                timeout.isZero() ? TimeoutStrategy.WARN : TimeoutStrategy.WARN_FAILED,
                List.of(),
                List.of());
    }

    private static WorkflowDefinition workflow(TaskDefinition task) {
        return new WorkflowDefinition(
                "sample",
                "",
                List.of(),
                null,
                ExecutionType.PARALLEL,
                FailureStrategy.CONTINUE,
                Duration.ofHours(2),
                TimeoutStrategy.WARN_FAILED,
                Priority.MEDIUM,
                "default",
                List.of(task),
                List.<Edge>of());
    }
}

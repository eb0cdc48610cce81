package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.command.ControlOutcome;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskGroupWaits;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.KillCause;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.AwaitedAttempt;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.RunStore;

import java.util.List;

/// What people ask of runs that are under way: pause, and the ladder stop, kill, force-finalise.
///
/// **Thread:** any.
public final class RunControl {

    private final RunStore store;
    private final ActiveRuns runs;
    private final TaskGroupWaits groups;

    RunControl(RunStore store, ActiveRuns runs, TaskGroupWaits groups) {
        this.store = store;
        this.runs = runs;
        this.groups = groups;
    }

    /// Lets running tasks end and starts nothing new.
    public ControlOutcome pause(long runId, String author) {
        WorkflowExecution execution = runs.find(runId);
        if (execution != null && execution.run().state() == WorkflowState.READY_STOP) {
            return new ControlOutcome.Refused("run %d is being stopped".formatted(runId));
        }
        return publish(runId, new WorkflowLifecycleEvent.Pause(author));
    }

    /// Asks everything that runs to end.
    public ControlOutcome stop(long runId, String author, String reason) {
        return publish(runId, new WorkflowLifecycleEvent.Stop(author, reason));
    }

    /// Ends everything that runs without asking it first.
    public ControlOutcome kill(long runId, String author, String reason) {
        return publish(runId, new WorkflowLifecycleEvent.Kill(author, reason));
    }

    /// Ends the run now. What may still run is recorded as not confirmed dead.
    public ControlOutcome forceFinalise(long runId, String author, String reason) {
        return publish(runId, new WorkflowLifecycleEvent.ForceFinalize(author, reason));
    }

    /// Asks one task to end.
    public ControlOutcome killTask(long runId, String task) {
        WorkflowExecution execution = runs.find(runId);
        if (execution == null) {
            return notUnderWay(runId);
        }
        return execution
                .run()
                .graph()
                .nodeOfName(task)
                .map(node -> publish(runId, kill(node)))
                .orElseGet(() -> noTask(runId, task));
    }

    /// Lets a task that waits for its task group start although the group is full.
    public ControlOutcome forceStart(long runId, String task, String author) {
        WorkflowExecution execution = runs.find(runId);
        if (execution == null) {
            return notUnderWay(runId);
        }
        Run run = execution.run();
        return run.graph()
                .nodeOfName(task)
                .map(
                        node ->
                                isWaitingForGroup(run, node)
                                        ? publish(
                                                runId,
                                                new TaskLifecycleEvent.ForceStart(node, author))
                                        : new ControlOutcome.Refused(
                                                "task '%s' is %s and does not wait for a task group: there is nothing to force"
                                                        .formatted(task, run.node(node).state())))
                .orElseGet(() -> noTask(runId, task));
    }

    private boolean isWaitingForGroup(Run run, int node) {
        String group = run.graph().plan().taskGroup(node);
        TaskAttempt attempt = run.node(node).attempt();
        return group != null
                && attempt != null
                && groups.isWaiting(group, new AttemptId(run.identity().id(), attempt.number()));
    }

    private static ControlOutcome noTask(long runId, String task) {
        return new ControlOutcome.Refused("run %d has no task '%s'".formatted(runId, task));
    }

    private static TaskLifecycleEvent kill(int node) {
        return new TaskLifecycleEvent.Kill(node, TaskLifecycleEvent.ANY_ATTEMPT, KillCause.USER, 0);
    }

    /// The attempts that a run waits for; none if it is not under way here.
    public List<AwaitedAttempt> awaited(long runId) {
        WorkflowExecution execution = runs.find(runId);
        return execution == null ? List.of() : AwaitedAttempt.of(execution.run());
    }

    private ControlOutcome publish(long runId, LifecycleEvent event) {
        WorkflowExecution execution = runs.find(runId);
        if (execution == null || execution.run().state().isTerminal()) {
            return notUnderWay(runId);
        }
        execution.bus().publish(event);
        return new ControlOutcome.Accepted(runId);
    }

    private ControlOutcome notUnderWay(long runId) {
        return new ControlOutcome.Refused(
                store.run(runId)
                        .map(
                                run ->
                                        run.status().state().isTerminal()
                                                ? "run %d has ended as %s"
                                                        .formatted(runId, run.status().state())
                                                : "run %d is not under way here".formatted(runId))
                        .orElse("there is no run %d".formatted(runId)));
    }
}

package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.Failed;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.Finalize;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.ForceFinalize;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.Kill;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.Pause;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.Paused;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.Start;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.Stop;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.Stopped;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.Succeed;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.Timeout;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.TopologyTransition;
import dev.pilothouse.engine.lifecycle.WorkflowState;

/// The table of workflow states and events: the whole rulebook of a run on one page. What a cell
/// does stands in [WorkflowSteps].
///
/// Pure: the same run, event and instant give the same decision. **Thread:** any.
public final class WorkflowStateMachine {

    private WorkflowStateMachine() {}

    /// What an event does to its run, at an instant in milliseconds since the epoch.
    public static Decision decide(Run run, WorkflowLifecycleEvent event, long at) {
        return cell(run.state(), event, new WorkflowSteps(new Draft(run, at)));
    }

    private static Decision cell(
            WorkflowState state, WorkflowLifecycleEvent event, WorkflowSteps step) {
        return switch (state) {
            case SUBMITTED, SERIAL_WAIT, WAIT_TO_RUN, FAILOVER ->
                    switch (event) {
                        case Start e -> step.begin(e);
                        case Pause e -> step.pauseBeforeBegin(e);
                        case Stop e -> step.stopBeforeBegin(e);
                        case Kill e -> step.killBeforeBegin(e);
                        case ForceFinalize e -> step.forceFinalize(e);
                        case Failed e -> step.failBeforeBegin(e);
                        case TopologyTransition _,
                                Paused _,
                                Stopped _,
                                Succeed _,
                                Finalize _,
                                Timeout _ ->
                                step.illegal();
                    };
            case RUNNING ->
                    switch (event) {
                        case Start e -> step.resume(e);
                        case TopologyTransition e -> step.topology(e);
                        case Pause e -> step.pause(e);
                        case Stop e -> step.stop(e);
                        case Kill e -> step.kill(e);
                        case ForceFinalize e -> step.forceFinalize(e);
                        case Paused _, Stopped _, Succeed _ -> step.end(event);
                        case Failed e -> step.failed(e);
                        case Timeout _ -> step.timeout();
                        case Finalize _ -> step.illegal();
                    };
            case READY_PAUSE ->
                    switch (event) {
                        case Start e -> step.resume(e);
                        case TopologyTransition e -> step.topology(e);
                        case Stop e -> step.stop(e);
                        case Kill e -> step.kill(e);
                        case ForceFinalize e -> step.forceFinalize(e);
                        case Paused _, Stopped _, Succeed _ -> step.end(event);
                        case Failed e -> step.failed(e);
                        case Timeout _ -> step.timeout();
                        case Pause _ -> step.late();
                        case Finalize _ -> step.illegal();
                    };
            case READY_STOP ->
                    switch (event) {
                        case Start e -> step.resume(e);
                        case TopologyTransition e -> step.topology(e);
                        case Stop e -> step.stopAgain(e);
                        case Kill e -> step.kill(e);
                        case ForceFinalize e -> step.forceFinalize(e);
                        case Paused _, Stopped _, Succeed _ -> step.end(event);
                        case Failed e -> step.failed(e);
                        case Pause _, Timeout _ -> step.late();
                        case Finalize _ -> step.illegal();
                    };
            case PAUSED, STOPPED, FAILED, SUCCEEDED ->
                    switch (event) {
                        case Finalize _ -> step.unload();
                        case Start e -> step.startAgain(e);
                        case TopologyTransition _,
                                Pause _,
                                Paused _,
                                Stop _,
                                Kill _,
                                ForceFinalize _,
                                Stopped _,
                                Succeed _,
                                Failed _,
                                Timeout _ ->
                                step.late();
                    };
        };
    }
}

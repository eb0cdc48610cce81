package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.graph.WorkflowExecutionGraph;
import dev.pilothouse.engine.lifecycle.KillCause;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;

/// The walk through the graph: what happens to it when a node has ended, and when nothing is left
/// to do (engine-rules 4 and 5).
final class Topology {

    private Topology() {}

    /// Reaches every node that may start and was not reached yet.
    static void triggerStartable(Draft draft) {
        for (int node : draft.graph().startNodes()) {
            trigger(draft, node);
        }
        finishIfNothingIsActive(draft);
    }

    /// Reaches every node that may start, wherever it is, and was not reached yet.
    static void triggerEverything(Draft draft) {
        for (int node = 0; node < draft.graph().size(); node++) {
            if (draft.plan().isSelected(node)) {
                trigger(draft, node);
            }
        }
        finishIfNothingIsActive(draft);
    }

    /// Passes over, in a run that has ended, whatever waits for nothing any more and never runs.
    static void passOver(Draft draft) {
        PassedOver.changes(draft.run()).forEach(draft::apply);
    }

    /// Sets the alarm for the timeout of the whole run, if it has one.
    static void armTimeout(Draft draft) {
        WorkflowDefinition definition = draft.plan().definition();
        if (!definition.timeout().isZero()) {
            draft.publish(
                    new WorkflowLifecycleEvent.Timeout(),
                    draft.run().status().roundStartedAt() + definition.timeout().toMillis());
        }
    }

    /// A node has ended: its chain is marked and its successors are reached if they may start.
    static void passed(Draft draft, int node) {
        TaskExecution ended = draft.node(node);
        draft.mark(node, EndMark.of(draft.graph(), node, ended.state(), ended.attempt()));
        if (draft.node(node).mark() == Mark.CHAIN_FAILED) {
            endSiblings(draft);
        }
        if (draft.node(node).mark().opensSuccessors()) {
            skipUnchosen(draft, node);
            for (int successor : draft.graph().successors(node)) {
                trigger(draft, successor);
            }
        }
        finishIfNothingIsActive(draft);
    }

    /// The heads of the branches that were not chosen: each is passed over once all its
    /// predecessors have ended.
    private static void skipUnchosen(Draft draft, int node) {
        for (int head : Branches.unchosen(draft.run(), node)) {
            draft.task(head, TaskState.SKIPPED, null);
        }
    }

    /// Publishes the run's end if nothing is active: a run that is not finished always has
    /// something active.
    static void finishIfNothingIsActive(Draft draft) {
        if (draft.graph().isAllChainsFinished() && !draft.run().state().isTerminal()) {
            draft.publish(endEvent(EndTable.of(draft.run())));
        }
    }

    /// The event that brings a run into a terminal state.
    static WorkflowLifecycleEvent endEvent(WorkflowState end) {
        return switch (end) {
            case PAUSED -> new WorkflowLifecycleEvent.Paused();
            case STOPPED -> new WorkflowLifecycleEvent.Stopped();
            case SUCCEEDED -> new WorkflowLifecycleEvent.Succeed();
            case FAILED ->
                    new WorkflowLifecycleEvent.Failed("", WorkflowLifecycleEvent.Failed.NO_NODE);
            case SUBMITTED, SERIAL_WAIT, WAIT_TO_RUN, RUNNING, READY_PAUSE, READY_STOP, FAILOVER ->
                    throw new IllegalArgumentException("Expected a terminal state, but got " + end);
        };
    }

    /// Reaches one node, if it was not reached before and all its predecessors have ended.
    static void trigger(Draft draft, int node) {
        WorkflowExecutionGraph graph = draft.graph();
        if (graph.node(node).mark() != Mark.WAITING || !graph.isTriggerConditionMet(node)) {
            return;
        }
        if (graph.isSkipped(node) || graph.isAllPredecessorsSkipped(node)) {
            reachPassedOver(draft, node, TaskState.SKIPPED);
        } else if (graph.isForbidden(node)) {
            reachPassedOver(draft, node, TaskState.FORBIDDEN);
        } else if (!draft.run().isClosing()) {
            draft.mark(node, Mark.ACTIVE);
            draft.publish(new TaskLifecycleEvent.Start(node));
        }
    }

    private static void reachPassedOver(Draft draft, int node, TaskState state) {
        draft.task(node, state, Mark.ACTIVE, null);
        TaskSteps.publishTopologyStep(draft, node);
    }

    private static void endSiblings(Draft draft) {
        if (draft.run().identity().failureStrategy() == FailureStrategy.END) {
            for (int sibling : draft.graph().activeNodes()) {
                draft.publish(
                        new TaskLifecycleEvent.Kill(
                                sibling,
                                TaskLifecycleEvent.ANY_ATTEMPT,
                                KillCause.FAILURE_STRATEGY,
                                0));
            }
        }
    }
}

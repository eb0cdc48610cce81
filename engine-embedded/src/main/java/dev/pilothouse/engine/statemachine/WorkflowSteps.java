package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.command.CommandType;
import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.definition.DurationText;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.lifecycle.KillCause;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;

/// What the cells of the workflow table do.
///
/// **Thread:** the one that decides; lives for one event.
final class WorkflowSteps {

    private final Draft draft;

    WorkflowSteps(Draft draft) {
        this.draft = draft;
    }

    Decision late() {
        return draft.late("nothing to do in " + draft.run().state());
    }

    Decision illegal() {
        return draft.illegal("cannot come in " + draft.run().state());
    }

    // --- before the beginning ---

    Decision begin(WorkflowLifecycleEvent.Start event) {
        RunCommand command = event.command();
        if (command != null && command.type() != CommandType.START_PROCESS) {
            return draft.late("only a run that has ended can be run again");
        }
        draft.status(draft.run().status().startedAt(draft.at()));
        Topology.armTimeout(draft);
        Topology.triggerStartable(draft);
        return draft.applied();
    }

    Decision pauseBeforeBegin(WorkflowLifecycleEvent.Pause event) {
        return endNow(WorkflowState.PAUSED, "paused by " + event.author() + " before it began");
    }

    Decision stopBeforeBegin(WorkflowLifecycleEvent.Stop event) {
        return endNow(
                WorkflowState.STOPPED,
                "stopped by " + event.author() + " before it began" + why(event.reason()));
    }

    Decision killBeforeBegin(WorkflowLifecycleEvent.Kill event) {
        return endNow(
                WorkflowState.STOPPED,
                "killed by " + event.author() + " before it began" + why(event.reason()));
    }

    Decision failBeforeBegin(WorkflowLifecycleEvent.Failed event) {
        return endNow(WorkflowState.FAILED, event.reason());
    }

    // --- under way ---

    /// The run was loaded again: whatever follows from its state and was lost with the memory is
    /// published again.
    Decision resume(WorkflowLifecycleEvent.Start event) {
        if (event.command() != null) {
            return draft.late("only a run that has ended can be run again");
        }
        Recovery.republish(draft);
        return draft.applied("loaded again");
    }

    Decision topology(WorkflowLifecycleEvent.TopologyTransition event) {
        if (draft.node(event.node()).mark() != Mark.ACTIVE) {
            return draft.late("the step was taken before");
        }
        Topology.passed(draft, event.node());
        return draft.applied();
    }

    Decision pause(WorkflowLifecycleEvent.Pause event) {
        draft.status(
                draft.run().status().in(WorkflowState.READY_PAUSE, "pause by " + event.author()));
        for (int node : draft.graph().activeNodes()) {
            draft.publish(new TaskLifecycleEvent.Pause(node));
        }
        Topology.finishIfNothingIsActive(draft);
        return draft.applied();
    }

    Decision stop(WorkflowLifecycleEvent.Stop event) {
        draft.status(
                draft.run()
                        .status()
                        .in(
                                WorkflowState.READY_STOP,
                                "stop by " + event.author() + why(event.reason())));
        killActive(KillCause.STOP);
        Topology.finishIfNothingIsActive(draft);
        return draft.applied();
    }

    /// A second request repeats the kills at once, without waiting for their next round.
    Decision stopAgain(WorkflowLifecycleEvent.Stop event) {
        killActive(KillCause.STOP);
        Topology.finishIfNothingIsActive(draft);
        return draft.applied("stop repeated by " + event.author());
    }

    /// From now on executors do not ask attempts to end, they end them.
    Decision kill(WorkflowLifecycleEvent.Kill event) {
        draft.status(
                draft.run()
                        .status()
                        .beingKilled("kill by " + event.author() + why(event.reason())));
        killActive(KillCause.STOP);
        Topology.finishIfNothingIsActive(draft);
        return draft.applied();
    }

    Decision forceFinalize(WorkflowLifecycleEvent.ForceFinalize event) {
        String reason = "force-finalised by " + event.author() + why(event.reason());
        new ForcedEnd(draft, reason).endActive();
        return endNow(WorkflowState.STOPPED, reason);
    }

    Decision timeout() {
        WorkflowDefinition definition = draft.plan().definition();
        String reason = "timeout after " + DurationText.of(definition.timeout());
        if (definition.timeoutStrategy().warns()) {
            draft.effect(new Effect.Alert("workflow '" + definition.name() + "': " + reason));
        }
        if (definition.timeoutStrategy().fails()) {
            draft.status(draft.run().status().outOfTime(WorkflowState.READY_STOP, reason));
            killActive(KillCause.STOP);
            Topology.finishIfNothingIsActive(draft);
        }
        return draft.applied();
    }

    // --- the end ---

    /// Asked by the finish check; the table is asked again, because the world may have moved since.
    Decision end(WorkflowLifecycleEvent event) {
        if (!draft.graph().isAllChainsFinished()) {
            return draft.late("something is active again");
        }
        WorkflowState end = EndTable.of(draft.run());
        if (!Topology.endEvent(end).equals(event)) {
            return draft.late("the run ends as " + end);
        }
        return endNow(end, EndTable.reason(draft.run(), end));
    }

    Decision failed(WorkflowLifecycleEvent.Failed event) {
        if (event.node() == WorkflowLifecycleEvent.Failed.NO_NODE) {
            return end(event);
        }
        draft.status(draft.run().status().broken(event.reason()));
        if (draft.node(event.node()).mark() == Mark.ACTIVE) {
            draft.mark(event.node(), Mark.CHAIN_FAILED);
        }
        killActive(KillCause.FAILURE_STRATEGY);
        Topology.finishIfNothingIsActive(draft);
        return draft.applied();
    }

    /// A run that has ended is left alone, unless a command asks for another round.
    Decision startAgain(WorkflowLifecycleEvent.Start event) {
        RunCommand command = event.command();
        return command == null ? late() : Reruns.startAgain(draft, command);
    }

    Decision unload() {
        draft.effect(new Effect.Unload());
        return draft.applied();
    }

    private Decision endNow(WorkflowState end, String reason) {
        draft.status(draft.run().status().ended(end, reason, draft.at()));
        draft.publish(new WorkflowLifecycleEvent.Finalize());
        WorkflowDefinition definition = draft.plan().definition();
        if (definition.executionType() != ExecutionType.PARALLEL) {
            draft.effect(new Effect.WakeNext(definition.name()));
        }
        return draft.applied();
    }

    private static String why(String reason) {
        return reason.isEmpty() ? "" : ": " + reason;
    }

    private void killActive(KillCause cause) {
        for (int node : draft.graph().activeNodes()) {
            draft.publish(
                    new TaskLifecycleEvent.Kill(node, TaskLifecycleEvent.ANY_ATTEMPT, cause, 0));
        }
    }
}

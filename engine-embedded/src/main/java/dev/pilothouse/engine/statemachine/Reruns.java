package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;

/// The one legal way out of a terminal state: a command that begins a new round of the run. The old
/// attempts of its nodes go into the past, and what may start starts.
///
/// **Thread:** the one that decides; lives for one event.
final class Reruns {

    private Reruns() {}

    static Decision startAgain(Draft draft, RunCommand command) {
        RerunPlan plan = RerunPlan.of(draft.run(), command);
        String refusal = plan.refusal(draft.run(), command);
        if (!refusal.isEmpty()) {
            draft.publish(new WorkflowLifecycleEvent.Finalize());
            return draft.applied("refused: " + refusal);
        }
        RunStatus before = draft.run().status();
        draft.status(
                before.startedAgain(
                        new RunRound(
                                before.runTimes() + 1,
                                draft.at(),
                                draft.run().nextAttempt(),
                                plan.scope(),
                                command.type())));
        plan.reset().stream()
                .forEach(node -> draft.task(node, TaskState.NOT_RUN, Mark.WAITING, null));
        Topology.armTimeout(draft);
        Topology.triggerEverything(draft);
        return draft.applied(note(command));
    }

    private static String note(RunCommand command) {
        String why = command.reason().isEmpty() ? "" : ": " + command.reason();
        return command.type() + " by " + command.author() + why;
    }
}

package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.logic.Generation;
import dev.pilothouse.engine.logic.master.Intent;
import dev.pilothouse.engine.statemachine.ParentLink;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.RunStore;

import java.util.Objects;
import java.util.Optional;

/// What a parent run at another master wants of a child run here: read from the parent's rows, so
/// nothing has to be sent, and nothing is lost.
///
/// **Thread:** one; lives for one look.
final class ParentWishes {

    private final RunStore store;

    ParentWishes(RunStore store) {
        this.store = store;
    }

    /// Asks the child for what its parent wants, unless it was asked before. **Failure:**
    /// [dev.pilothouse.engine.store.StoreUnavailableException].
    void tell(WorkflowExecution child) {
        Run run = child.run();
        if (run.state().isTerminal() || run.state() == WorkflowState.READY_STOP) {
            return;
        }
        ParentLink link = Objects.requireNonNull(run.identity().parent());
        Optional<Run> parent = StoredRuns.snapshot(store, link.run()).map(RunSnapshot::run);
        if (parent.isEmpty() || !isWantedBy(parent.get(), link)) {
            return;
        }
        TaskAttempt attempt = Objects.requireNonNull(parent.get().node(link.node()).attempt());
        String author = "run %d, its parent".formatted(link.run());
        switch (Intent.of(parent.get(), attempt)) {
            case RUN -> {}
            case PAUSE -> {
                if (run.state() != WorkflowState.READY_PAUSE) {
                    child.bus().publish(new WorkflowLifecycleEvent.Pause(author));
                }
            }
            case KILL ->
                    child.bus()
                            .publish(
                                    new WorkflowLifecycleEvent.Stop(
                                            author, "its parent is being stopped"));
        }
    }

    /// False for a child that its parent has left behind.
    private boolean isWantedBy(Run parent, ParentLink link) {
        TaskAttempt attempt = parent.node(link.node()).attempt();
        return attempt != null
                && !parent.node(link.node()).state().isTerminal()
                && Generation.of(
                                parent,
                                link.node(),
                                number -> !store.children(link.run(), number).isEmpty())
                        == link.attempt();
    }
}

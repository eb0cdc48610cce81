package dev.pilothouse.engine.logic.master;

import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.logic.Generation;
import dev.pilothouse.engine.logic.RunOutputs;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.ChildRun;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The child runs of one attempt at the moment of a look, and what is asked of them.
///
/// **Thread:** one; lives for one look.
final class Children {

    /// How long a child that another master owns may end unnoticed.
    private static final long ELSEWHERE = 2_000;

    private final Look look;
    private final OtherRuns runs;
    private final int generation;
    private final List<ChildRun> all;

    Children(Look look, OtherRuns runs) {
        this.look = look;
        this.runs = runs;
        this.generation = Generation.of(look.run().node(look.node()));
        this.all = runs.children(look.run().identity().id(), generation);
    }

    List<ChildRun> all() {
        return all;
    }

    List<ChildRun> active() {
        return all.stream().filter(child -> !child.state().isTerminal()).toList();
    }

    List<ChildRun> in(WorkflowState state) {
        return all.stream().filter(child -> child.state() == state).toList();
    }

    /// Those that were paused or stopped before this attempt was made, and are to go on with it.
    List<ChildRun> suspended() {
        return all.stream()
                .filter(
                        child ->
                                child.state() == WorkflowState.PAUSED
                                        || child.state() == WorkflowState.STOPPED)
                .filter(child -> child.endedAt() <= look.attempt().times().submitted())
                .filter(_ -> generation != look.attempt().number())
                .toList();
    }

    void pauseActive() {
        for (ChildRun child : active()) {
            if (child.state() != WorkflowState.READY_PAUSE
                    && child.state() != WorkflowState.READY_STOP) {
                runs.pause(child.run(), author());
            }
        }
    }

    void stopActive() {
        for (ChildRun child : active()) {
            if (child.state() != WorkflowState.READY_STOP) {
                runs.stop(child.run(), author(), "its parent is being stopped");
            }
        }
    }

    /// False if it cannot be done.
    boolean recover(ChildRun child) {
        return runs.recover(child.run(), author());
    }

    /// Woken by the ends of children that are here; others are asked about.
    Outcome waiting(String why) {
        boolean allHere = active().stream().allMatch(child -> runs.isHere(child.run()));
        return new Outcome.Waiting(Set.of(), allHere ? 0 : ELSEWHERE, why);
    }

    Map<String, String> outputs(ChildRun child) {
        return runs.committed(child.run()).map(RunOutputs::of).orElse(Map.of());
    }

    String reason(ChildRun child) {
        String reason =
                runs.committed(child.run()).map(Run::status).map(s -> s.reason()).orElse("");
        return "child run %d is %s%s"
                .formatted(child.run(), child.state(), reason.isEmpty() ? "" : ": " + reason);
    }

    private String author() {
        return "run %d, task '%s'".formatted(look.run().identity().id(), look.task());
    }
}

package dev.pilothouse.engine.logic.master;

import dev.pilothouse.engine.command.CommandType;
import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.logic.Generation;
import dev.pilothouse.engine.logic.RunOutputs;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunRound;
import dev.pilothouse.engine.store.ChildRun;

import java.util.List;
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
        long run = look.run().identity().id();
        this.generation =
                Generation.of(
                        look.run(), look.node(), number -> !runs.children(run, number).isEmpty());
        this.all = runs.children(run, generation);
    }

    /// The number of the attempt that they are children of.
    int generation() {
        return generation;
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

    /// Those that ended before this attempt was made, and are to go on with it: they were paused or
    /// stopped, or they failed and their parent recovers what failed.
    List<ChildRun> suspended() {
        return generation == look.attempt().number()
                ? List.of()
                : all.stream().filter(this::goesOn).toList();
    }

    private boolean goesOn(ChildRun child) {
        return switch (child.state()) {
            case PAUSED, STOPPED -> child.endedAt() <= look.attempt().times().submitted();
            case FAILED -> {
                RunRound round = look.run().status().round();
                yield round.command() == CommandType.START_FAILURE_TASK
                        && child.endedAt() < round.startedAt();
            }
            case SUBMITTED,
                    SERIAL_WAIT,
                    WAIT_TO_RUN,
                    RUNNING,
                    READY_PAUSE,
                    READY_STOP,
                    FAILOVER,
                    SUCCEEDED ->
                    false;
        };
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
        return runs.recover(
                child.run(),
                child.state() == WorkflowState.FAILED
                        ? RunCommand.recoverFailed(author())
                        : RunCommand.recoverSuspended(author()));
    }

    /// Woken by the ends of children that are here; others are asked about.
    Outcome waiting(String why) {
        boolean allHere = active().stream().allMatch(child -> runs.isHere(child.run()));
        return new Outcome.Waiting(Set.of(), allHere ? 0 : ELSEWHERE, why);
    }

    Outputs outputs(ChildRun child) {
        return runs.committed(child.run()).map(RunOutputs::of).orElse(Outputs.NONE);
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

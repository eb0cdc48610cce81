package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.statemachine.Run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// Where the attempts of the loaded runs are.
///
/// **Thread:** any.
public final class Placements {

    private final ActiveRuns runs;
    private final InFlight inFlight;

    Placements(ActiveRuns runs, InFlight inFlight) {
        this.runs = runs;
        this.inFlight = inFlight;
    }

    /// An attempt at a worker.
    ///
    /// @param worker the worker
    /// @param epoch the epoch under which this master owns the run
    public record Placement(String worker, long epoch) {}

    /// Where an attempt is; empty if its run is not loaded, or the attempt is not its node's
    /// current one, or has ended, or was given to nobody.
    public Optional<Placement> of(AttemptId id) {
        WorkflowExecution execution = runs.find(id.run());
        if (execution == null) {
            return Optional.empty();
        }
        Run run = execution.run();
        return inFlight.node(run, id)
                .map(node -> run.node(node).attempt())
                .filter(attempt -> attempt.number() == id.number() && isOut(attempt))
                .map(TaskAttempt::worker)
                .map(worker -> new Placement(worker, execution.epoch()));
    }

    /// The epoch under which this master owns a run; empty if it is not loaded.
    public OptionalLong epoch(long run) {
        WorkflowExecution execution = runs.find(run);
        return execution == null ? OptionalLong.empty() : OptionalLong.of(execution.epoch());
    }

    /// The attempts that are at a worker now, run by run.
    public List<AttemptId> at(String worker) {
        return runs.all().stream()
                .flatMap(
                        execution ->
                                IntStream.of(execution.run().graph().activeNodes())
                                        .mapToObj(node -> execution.run().node(node).attempt())
                                        .filter(a -> a != null && isOut(a))
                                        .filter(a -> worker.equals(a.worker()))
                                        .map(a -> new AttemptId(execution.id(), a.number())))
                .toList();
    }

    private static boolean isOut(TaskAttempt attempt) {
        return attempt.isPlaced() && attempt.times().ended() == 0;
    }
}

package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.graph.AttemptTimes;
import dev.pilothouse.engine.graph.TaskAttempt;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// An attempt that a run waits for: only its executor can say that it has ended.
///
/// @param task the task's name
/// @param node the task's node
/// @param attempt the attempt's number
/// @param worker the executor that is waited for
/// @param since when it was first asked to end, else when it began or was sent, in milliseconds
///   since the epoch
/// @param killRounds how often it was asked to end; 0 if it may run to its end
public record AwaitedAttempt(
        String task, int node, int attempt, String worker, long since, int killRounds) {

    /// What a run waits for, in order of the definition.
    public static List<AwaitedAttempt> of(Run run) {
        List<AwaitedAttempt> awaited = new ArrayList<>();
        for (int node : run.graph().activeNodes()) {
            TaskAttempt attempt = run.node(node).attempt();
            if (attempt != null && attempt.isPlaced() && attempt.times().ended() == 0) {
                awaited.add(awaited(run, node, attempt));
            }
        }
        return awaited;
    }

    private static AwaitedAttempt awaited(Run run, int node, TaskAttempt attempt) {
        AttemptTimes times = attempt.times();
        long begun = times.started() == 0 ? times.placed() : times.started();
        return new AwaitedAttempt(
                run.graph().plan().task(node).name(),
                node,
                attempt.number(),
                Objects.requireNonNull(attempt.worker()),
                times.killAsked() == 0 ? begun : times.killAsked(),
                times.killRounds());
    }
}

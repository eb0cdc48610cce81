package dev.pilothouse.console.remote;

import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Run;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// What people are told of a run; its secrets are masked.
///
/// @param id the run
/// @param workflow its definition's name
/// @param version its definition's version
/// @param state its state
/// @param startedAt when it began, in milliseconds since the epoch; 0 for not yet
/// @param endedAt when it ended; 0 for not yet
/// @param reason why it is in its state; may be empty
/// @param lastEntry the number of its last event
/// @param tasks its tasks, in the order of the definition
public record RunFacts(
        long id,
        String workflow,
        int version,
        WorkflowState state,
        long startedAt,
        long endedAt,
        String reason,
        long lastEntry,
        List<TaskFacts> tasks) {

    public RunFacts {
        tasks = List.copyOf(tasks);
    }

    /// A task of a run.
    ///
    /// @param name its name
    /// @param selected true if the run is to touch it
    /// @param state its state
    /// @param attempts its attempts, oldest first
    public record TaskFacts(
            String name, boolean selected, TaskState state, List<AttemptFacts> attempts) {

        public TaskFacts {
            attempts = List.copyOf(attempts);
        }
    }

    /// An attempt of a task.
    ///
    /// @param state its state
    /// @param startedAt when it began; 0 for not yet
    /// @param endedAt when it ended; 0 for not yet
    /// @param reason why it ended as it did; may be empty
    public record AttemptFacts(TaskState state, long startedAt, long endedAt, String reason) {}

    /// The facts of a run after an event.
    public static RunFacts of(Run run, long lastEntry, UnaryOperator<String> mask) {
        return new RunFacts(
                run.identity().id(),
                run.identity().workflow(),
                run.identity().version(),
                run.state(),
                run.status().startedAt(),
                run.status().endedAt(),
                mask.apply(run.status().reason()),
                lastEntry,
                IntStream.range(0, run.graph().size())
                        .mapToObj(it -> task(run, it, mask))
                        .toList());
    }

    /// The facts of a run that was just looked at.
    static RunFacts of(RunSnapshot snapshot, UnaryOperator<String> mask) {
        return of(snapshot.run(), snapshot.lastEntry(), mask);
    }

    private static TaskFacts task(Run run, int node, UnaryOperator<String> mask) {
        TaskExecution task = run.node(node);
        return new TaskFacts(
                run.graph().plan().task(node).name(),
                run.graph().plan().isSelected(node),
                task.state(),
                task.attempts().stream().map(it -> attempt(it, mask)).toList());
    }

    private static AttemptFacts attempt(TaskAttempt attempt, UnaryOperator<String> mask) {
        return new AttemptFacts(
                attempt.state(),
                attempt.times().started(),
                attempt.times().ended(),
                mask.apply(attempt.reason()));
    }

    /// The same with other tasks.
    RunFacts withTasks(List<TaskFacts> others) {
        return new RunFacts(
                id, workflow, version, state, startedAt, endedAt, reason, lastEntry, others);
    }
}

package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came of playing a scenario.
///
/// @param result in a word
/// @param seed from which everything that was left to chance followed
/// @param workflow the run's last state; null if it never began
/// @param tasks what came of the tasks that belong to the run, by name, in the definition's order
/// @param started the tasks in the order of their first start
/// @param violations the invariants that did not hold
/// @param virtualMillis how long it took in the world
/// @param events how many events were committed
/// @param traceHash of everything that was committed
/// @param diff what differs from what was expected, a line each; empty if nothing does
/// @param notes requests that were refused, and deeds that met nothing
public record ScenarioOutcome(
        Result result,
        long seed,
        @Nullable WorkflowState workflow,
        Map<String, OfTask> tasks,
        List<String> started,
        List<String> violations,
        long virtualMillis,
        int events,
        String traceHash,
        List<String> diff,
        List<String> notes) {

    /// What came of it, in a word.
    public enum Result {
        PASSED,
        FAILED,
        /// It could not be played to its end.
        ERROR;

        /// True if everything was as expected.
        public boolean isPassed() {
            return this == PASSED;
        }
    }

    /// What came of a task.
    public record OfTask(TaskState state, List<TaskState> attempts) {
        public OfTask {
            attempts = List.copyOf(attempts);
        }
    }

    public ScenarioOutcome {
        tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
        started = List.copyOf(started);
        violations = List.copyOf(violations);
        diff = List.copyOf(diff);
        notes = List.copyOf(notes);
    }

    /// One that could not be played because of a failure of the engine or the world.
    static ScenarioOutcome error(long seed, String what) {
        return new ScenarioOutcome(
                Result.ERROR,
                seed,
                null,
                Map.of(),
                List.of(),
                List.of(),
                0,
                0,
                "",
                List.of(what),
                List.of());
    }
}

package dev.pilothouse.engine.task;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// How an attempt ended, as its task type sees it.
public sealed interface TaskOutcome {

    /// It did what it should. `outputs` are the values it published, by name.
    record Succeeded(@Nullable Integer exitCode, Map<String, String> outputs)
            implements TaskOutcome {
        public Succeeded {
            outputs = Map.copyOf(outputs);
        }
    }

    /// It did not. `reason` is a sentence for a person.
    record Failed(@Nullable Integer exitCode, String reason) implements TaskOutcome {}

    /// Somebody ended it: we, or a signal from outside.
    record Killed(@Nullable Integer exitCode, String reason) implements TaskOutcome {}
}

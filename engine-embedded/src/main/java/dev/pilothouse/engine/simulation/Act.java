package dev.pilothouse.engine.simulation;

import java.util.Map;

/// What one attempt does.
///
/// @param ends how it ends
/// @param after how long it runs, in milliseconds; of no use if it never ends
/// @param outputs what it publishes if it succeeds
public record Act(End ends, long after, Map<String, String> outputs) {

    /// How an attempt may end.
    public enum End {
        SUCCEEDED,
        FAILED,
        /// Killed from outside.
        KILLED,
        /// Not before somebody kills it.
        NEVER
    }

    /// What an attempt does that no script names: it succeeds after a second.
    public static final Act DEFAULT = new Act(End.SUCCEEDED, 1_000, Map.of());

    public Act {
        outputs = Map.copyOf(outputs);
    }
}

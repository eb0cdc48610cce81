package dev.pilothouse.engine.store;

/// Where a run stands among the runs of its serial workflow.
///
/// @param standing what that means for it
/// @param other the run that it depends on; 0 if there is none
public record SerialPlace(Standing standing, long other) {

    /// What a place means.
    public enum Standing {
        /// Not in the queue: it has ended, or its workflow is not serial.
        NONE,
        /// It may run, or runs.
        HEAD,
        /// It runs when its turn comes.
        WAITS,
        /// Another run was going on: it must not run.
        DISCARDED,
        /// A newer run goes first: it must stop.
        DISPLACED
    }

    /// Of a run that is not in the queue.
    public static final SerialPlace NONE = new SerialPlace(Standing.NONE, 0);
}

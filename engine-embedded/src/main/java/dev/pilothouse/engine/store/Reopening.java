package dev.pilothouse.engine.store;

/// What became of the attempt to open an ended run again.
public sealed interface Reopening {

    /// The run is open, owned under a new epoch; its command, if there is one, waits.
    record Opened(long epoch) implements Reopening {}

    /// The run has not ended, or somebody else has just opened it.
    record Taken() implements Reopening {}

    /// Another run of the same serial workflow is going on.
    record SerialBusy(long run) implements Reopening {}
}

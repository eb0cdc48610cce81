package dev.pilothouse.engine.execution;

/// Somebody who watches a run.
@FunctionalInterface
public interface RunListener {

    /// A turn was committed, or the bus has changed while it is held. Calls come in order, none is
    /// left out.
    ///
    /// **Thread:** the run's fire worker: return quickly, never block. **Failure:** an exception is
    /// logged and the listener kept.
    void changed(RunSnapshot snapshot);
}

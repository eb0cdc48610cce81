package dev.pilothouse.engine.dispatch;

/// Names one execution try of a task for ever, and is the fencing token towards executors
/// (engine-rules 1): numbers count up within a run, over all its tasks, and are never used again.
///
/// @param run the run's id
/// @param number from 1
public record AttemptId(long run, int number) {

    /// `12.3`: attempt 3 of run 12.
    @Override
    public String toString() {
        return run + "." + number;
    }
}

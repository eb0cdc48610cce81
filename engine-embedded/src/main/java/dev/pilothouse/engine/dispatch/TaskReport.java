package dev.pilothouse.engine.dispatch;

import dev.pilothouse.engine.parameter.Outputs;

import org.jspecify.annotations.Nullable;

/// What an executor says about an attempt. Reports may come twice, late or out of order: that
/// changes nothing (engine-rules 3.6).
public sealed interface TaskReport {

    /// The attempt that is spoken of.
    AttemptId attempt();

    /// The executor has accepted the attempt, not yet begun it.
    record Dispatched(AttemptId attempt, String host) implements TaskReport {}

    /// The attempt has begun. `pid` is null where there is no process, `logPath` empty where there
    /// is no log.
    record Running(AttemptId attempt, @Nullable Long pid, String logPath) implements TaskReport {}

    /// The attempt ended well.
    record Succeeded(AttemptId attempt, @Nullable Integer exitCode, Outputs outputs)
            implements TaskReport {}

    /// The attempt failed.
    record Failed(AttemptId attempt, @Nullable Integer exitCode, String reason)
            implements TaskReport {}

    /// The attempt was ended by us or from outside.
    record Killed(AttemptId attempt, @Nullable Integer exitCode, String reason)
            implements TaskReport {}

    /// The attempt is unknown where it should be: it never came, or was lost with its executor.
    record Lost(AttemptId attempt, String reason) implements TaskReport {}

    /// The attempt was recalled before it began; it will never begin.
    record Recalled(AttemptId attempt) implements TaskReport {}
}

package dev.pilothouse.engine.command;

/// What a command asks of a run.
public enum CommandType {
    /// Start a run that was accepted.
    START_PROCESS,
    /// Run everything of the run's selection anew.
    REPEAT_RUNNING,
    /// Run what failed or was killed, and what lies behind it.
    START_FAILURE_TASK,
    /// Run what was paused or killed, and what lies behind it.
    RECOVER_SUSPENDED,
    /// Run single tasks, alone or with what comes before or behind them.
    EXECUTE_TASK
}

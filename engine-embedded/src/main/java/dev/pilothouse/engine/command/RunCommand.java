package dev.pilothouse.engine.command;

import dev.pilothouse.engine.graph.Dependency;
import dev.pilothouse.engine.graph.RunScope;

import java.util.List;

/// A request that starts a run, or brings one that has ended back to life. A run has at most one at
/// a time, and it is taken in the transaction of the turn that it leads to (engine-rules 9.1).
///
/// @param type what is asked for
/// @param scope the tasks of [CommandType#EXECUTE_TASK]; the whole run for every other type
/// @param author who asks
/// @param reason why; may be empty
public record RunCommand(CommandType type, RunScope scope, String author, String reason) {

    /// Everything of the run's selection anew.
    public static RunCommand repeat(String author) {
        return new RunCommand(CommandType.REPEAT_RUNNING, RunScope.WHOLE, author, "");
    }

    /// What failed or was killed, and what lies behind it.
    public static RunCommand recoverFailed(String author) {
        return new RunCommand(CommandType.START_FAILURE_TASK, RunScope.WHOLE, author, "");
    }

    /// What was paused or killed, and what lies behind it.
    public static RunCommand recoverSuspended(String author) {
        return new RunCommand(CommandType.RECOVER_SUSPENDED, RunScope.WHOLE, author, "");
    }

    /// One task, alone or with what comes before or behind it.
    public static RunCommand execute(String task, Dependency dependency, String author) {
        return new RunCommand(
                CommandType.EXECUTE_TASK, new RunScope(List.of(task), dependency), author, "");
    }

    /// The same with a reason.
    public RunCommand because(String newReason) {
        return new RunCommand(type, scope, author, newReason);
    }
}

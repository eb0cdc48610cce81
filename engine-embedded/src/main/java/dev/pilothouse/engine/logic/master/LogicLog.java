package dev.pilothouse.engine.logic.master;

import dev.pilothouse.engine.dispatch.AttemptId;

import java.util.function.UnaryOperator;

/// Port: where logic attempts write their logs.
@FunctionalInterface
public interface LogicLog {

    /// Appends a line, secrets hidden by `mask`, and gives the path of the log; empty if it could
    /// not be written: a log is no reason to fail.
    String append(AttemptId attempt, UnaryOperator<String> mask, String line);
}

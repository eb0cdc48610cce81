package dev.pilothouse.engine.task.process;

import dev.pilothouse.engine.dispatch.AttemptId;

/// What every process of an attempt carries in its environment, so that it is found again whatever
/// it did to its group, its session or its parent, also by the next engine after a crash.
///
/// @param place names the data directory, so that two engines never take each other's processes
/// @param attempt the attempt
public record ProcessMark(String place, AttemptId attempt) {

    /// The environment variable.
    public static final String VARIABLE = "PILOTHOUSE_ATTEMPT";

    /// The variable's value.
    public String value() {
        return place + ":" + attempt;
    }
}

package dev.pilothouse.engine.parameter;

/// Where a value comes from. `level` decides who wins; `detail` says more (the ancestor task that
/// published it), or is empty.
public record ParameterOrigin(Level level, String detail) {

    /// The levels of engine-rules 8, weakest first: a later one wins.
    public enum Level {
        BUILT_IN,
        PROJECT,
        WORKFLOW,
        ANCESTOR_OUTPUT,
        TASK_INPUT,
        START
    }
}

package dev.pilothouse.engine.command;

/// What became of a request to control a run.
public sealed interface ControlOutcome {

    /// The request was taken. For a command that is durable; an event on the bus of a run is
    /// durable once it is handled, and its effect is seen in the run.
    ///
    /// @param run the run that will do it; for a rerun in another version, the new one
    record Accepted(long run) implements ControlOutcome {}

    /// Nothing was done.
    ///
    /// @param reason why, and what would help
    record Refused(String reason) implements ControlOutcome {}

    /// True if the request was taken.
    default boolean isAccepted() {
        return this instanceof Accepted;
    }

    /// Why nothing was done; empty if something was.
    default String refusal() {
        return switch (this) {
            case Accepted _ -> "";
            case Refused refused -> refused.reason();
        };
    }
}

package dev.pilothouse.console.cli.run;

import dev.pilothouse.engine.execution.RunSnapshot;

/// Something that the one who attends a run reacts to.
sealed interface News {

    /// A turn of some run was committed.
    record Turn(RunSnapshot snapshot) implements News {}

    /// The attended run has left the memory, or is not this engine's any more.
    record Over() implements News {}

    /// The user asked to stop.
    record StopAsked() implements News {}

    /// The user wants to leave now.
    record LeaveAsked() implements News {}
}

package dev.pilothouse.console.cli.run;

import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.statemachine.Run;

/// Shows a run as it goes.
///
/// **Thread:** one.
interface RunView {

    /// A turn was committed; turns come in order, none is left out.
    void turn(RunSnapshot snapshot);

    /// Some time has passed since the last turn.
    void tick();

    /// A note for the user, beside the run.
    void note(String text);

    /// The run is over, or is left alone in the state it has.
    void end(Run run, long lastEntry);
}

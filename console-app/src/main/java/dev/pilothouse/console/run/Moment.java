package dev.pilothouse.console.run;

/// Which moment of a run is shown, in every view at once.
public sealed interface Moment {

    /// Now, and whatever comes.
    record Live() implements Moment {}

    /// The run as it was after the first so many events; what comes is kept, and not shown.
    record After(long event) implements Moment {}

    /// Now.
    Moment LIVE = new Live();
}

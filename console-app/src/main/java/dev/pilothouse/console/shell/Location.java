package dev.pilothouse.console.shell;

/// What the window shows.
public sealed interface Location {

    /// Nothing yet.
    record Nowhere() implements Location {}

    /// A run.
    record AtRun(long id) implements Location {}

    /// A run that was recorded, perhaps elsewhere.
    record AtRecording(Recording recording) implements Location {}

    /// A branch of a run.
    ///
    /// @param origin the run, or the recording of one
    /// @param branch the branch's number
    record AtBranch(Location origin, int branch) implements Location {}

    /// A workflow that was opened and may be started.
    record AtWorkflow(OpenedWorkflow workflow) implements Location {}
}

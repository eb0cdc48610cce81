package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.statemachine.Run;

/// Puts a run that this master owns into its memory, with a bus and a fire worker.
@FunctionalInterface
interface RunLoading {

    /// Loads a run as it stands after entry `lastEntry` of its journal, owned under `epoch`.
    WorkflowExecution load(Run run, long epoch, long lastEntry, boolean commandWaiting);
}

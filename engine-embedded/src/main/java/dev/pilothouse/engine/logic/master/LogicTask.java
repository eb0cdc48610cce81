package dev.pilothouse.engine.logic.master;

/// One kind of logic task.
///
/// **Contract:** keeps no state of an attempt: what a look finds follows from the run and from
/// other runs, so it is the same after a take-over.
///
/// **Failure:** [dev.pilothouse.engine.logic.LogicException] and
/// [dev.pilothouse.engine.parameter.ParameterException] fail the attempt.
interface LogicTask {

    /// Sees how far the attempt has come, and does what is next.
    Outcome look(Look look);
}

package dev.pilothouse.engine.failover;

/// Something about the cluster that a master has to see to (engine-rules 10.2). Each may come
/// twice, and several masters may see to the same one.
public sealed interface SystemEvent {

    /// A master has started, or it is time to look again: runs whose owner is not there are taken
    /// over.
    record GlobalMasterFailover() implements SystemEvent {}

    /// A master is gone.
    ///
    /// @param owner the name under which it owned runs
    record MasterFailover(String owner) implements SystemEvent {}

    /// A worker is gone.
    ///
    /// @param worker its id, incarnation included
    record WorkerFailover(String worker) implements SystemEvent {}
}

package dev.pilothouse.engine.debug;

/// Where a breakpoint sits.
public sealed interface Place {

    /// A task: before each of its attempts is made.
    record OfTask(String task) implements Place {}

    /// An event: before it is handled, whatever it finds.
    record OfEvent(Machine machine, String type) implements Place {}

    /// A cell of a state table: before the event is handled in that state, also if the cell rejects
    /// it.
    record OfCell(Machine machine, String state, String type) implements Place {}

    /// A kind of mishap: before the event that leads to it.
    record OfMishap(Mishap mishap) implements Place {}

    /// What a breakpoint may wait for whatever event brings it.
    enum Mishap {
        /// A task or the run is going to fail.
        FAILURE,
        /// An attempt is lost with its worker.
        FAILOVER,
        /// The event cannot be handled: its decision throws.
        DEAD_EVENT,
        /// The event may not come in this state: a defect.
        ILLEGAL
    }
}

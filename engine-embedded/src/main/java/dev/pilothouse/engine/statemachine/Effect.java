package dev.pilothouse.engine.statemachine;

/// Something to be done outside the run because of a decision. All but [RequestSlot] are done after
/// the commit; each may be done twice after a crash, so whoever receives it must not mind.
public sealed interface Effect {

    /// Put the attempt into the dispatch queue. Done within the turn, because it touches nothing
    /// but memory of this process and its answer, a DISPATCH event, then shares the turn's commit.
    /// If its task belongs to a group, it is done after the commit, which gives it its place in the
    /// group.
    record RequestSlot(int node, int attempt, long firstSubmitted) implements Effect {}

    /// Take the attempt out of the dispatch queue, or give back the slot it holds.
    record ReleaseSlot(int attempt) implements Effect {}

    /// The attempt has given its slot of the task group back in the turn's transaction: whoever has
    /// it now may go on.
    record WakeTaskGroup(String group) implements Effect {}

    /// The attempt gets a slot of its task group whether or not one is free: written with the turn;
    /// afterwards it may go on.
    record JumpTaskGroup(String group, int attempt) implements Effect {}

    /// Send the attempt to its worker.
    record SendDispatch(int node, int attempt, String worker) implements Effect {}

    /// Have the master look at a logic attempt: begin it, or see whether what it waits for has
    /// come, or whether it is to pause or to end.
    record RunLogic(int node, int attempt) implements Effect {}

    /// Ask the worker to give the attempt back if it has not begun.
    record SendRecall(int attempt, String worker) implements Effect {}

    /// Ask the worker what became of the attempt, and to report to this master from now on.
    record Reattach(int node, int attempt, String worker) implements Effect {}

    /// Have the worker end the attempt; if `hard`, without asking it first.
    record SendKill(int attempt, String worker, boolean hard) implements Effect {}

    /// The run of a serial workflow has ended: the next one, chosen in the same transaction, may
    /// begin.
    record WakeNext(String workflow) implements Effect {}

    /// Tell a person.
    record Alert(String message) implements Effect {}

    /// The run has ended and its end is recorded: it leaves the memory.
    record Unload() implements Effect {}
}

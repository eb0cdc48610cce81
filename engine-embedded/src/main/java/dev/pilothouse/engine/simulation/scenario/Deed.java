package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.simulation.Interference;

/// Something that a step does.
public sealed interface Deed {

    /// What a person asks of the run as a whole.
    enum Request {
        STOP,
        PAUSE,
        RERUN,
        RECOVER_FAILED,
        RECOVER_SUSPENDED
    }

    /// What is done to a task.
    enum TaskDeed {
        FORCE_SUCCESS,
        FORCE_START,
        KILL_TASK,
        KILL_OUTSIDE,
        RUN_TASK
    }

    /// What is done to a process.
    enum ProcessDeed {
        CRASH,
        RESTART,
        EXPIRE_SESSION
    }

    /// Which messages are meant.
    enum MessageKind {
        DISPATCH,
        REPORT,
        KILL
    }

    /// True if tasks that have ended may run again because of it.
    default boolean runsAnew() {
        return switch (this) {
            case OfRun of -> of.request() != Request.STOP && of.request() != Request.PAUSE;
            case OfTask of -> of.deed() == TaskDeed.RUN_TASK;
            case OfProcess _,
                    Freeze _,
                    Partition _,
                    Heal _,
                    Interfere _,
                    StoreDown _,
                    ClockJump _,
                    BadNetwork _,
                    LossyStore _,
                    Stumble _ ->
                    false;
        };
    }

    /// True if it is done to the run, which must be there.
    default boolean needsRun() {
        return this instanceof OfRun || this instanceof OfTask;
    }

    /// Something that is asked of the run as a whole.
    record OfRun(Request request) implements Deed {}

    /// Something that is done to one task.
    record OfTask(TaskDeed deed, String task) implements Deed {}

    /// Something that is done to a master or a worker.
    record OfProcess(ProcessDeed deed, String name) implements Deed {}

    /// A process stops in the middle of what it does, and goes on later.
    record Freeze(String name, long milliseconds) implements Deed {}

    /// Two places cannot reach each other.
    record Partition(String one, String other) implements Deed {}

    /// Every fault ends.
    record Heal() implements Deed {}

    /// Something happens to the next messages of a kind.
    ///
    /// @param delay in milliseconds; 0 unless the messages are delayed
    record Interfere(Interference deed, MessageKind kind, long delay, int count) implements Deed {}

    /// Nobody reaches the store for a while.
    record StoreDown(long milliseconds) implements Deed {}

    /// The clock on the wall is set.
    record ClockJump(long milliseconds) implements Deed {}

    /// Messages are lost, come twice, and take long.
    ///
    /// @param loss the share of messages that are lost, 0 to 1
    /// @param duplicates the share that come twice
    /// @param longestDelay in milliseconds
    record BadNetwork(double loss, double duplicates, int longestDelay) implements Deed {}

    /// A share of the writes to the store, and of the answers to them, are lost.
    record LossyStore(double writes, double answers) implements Deed {}

    /// The next decisions fail and must be taken again.
    record Stumble(int decisions) implements Deed {}
}

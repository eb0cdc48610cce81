package dev.pilothouse.engine.store;

import dev.pilothouse.engine.dispatch.AttemptId;

import java.util.List;

/// Port: the task groups and who holds their slots. Places are taken and given back by
/// [RunStore#write], in the transaction of the turn; whatever frees a slot gives it on in the same
/// transaction, so no wake-up can be lost: whoever holds a slot may go on, and may look at any time
/// whether it does.
///
/// **Thread:** any. **Failure:** as of [RunStore].
public interface TaskGroupStore {

    /// The groups, by name: those that have a size, and those that a task has named.
    List<TaskGroup> groups();

    /// The places of a group: those that hold a slot, then those that wait, the next one first.
    List<TaskGroupPlace> places(String group);

    /// The attempts that hold a slot of a group.
    List<AttemptId> holders(String group);

    /// True if an attempt waits for a slot. An attempt without a place does not: it has ended, or
    /// it was submitted before groups were kept.
    boolean isWaiting(AttemptId attempt);

    /// Sets the size of a group, which need not be known; [TaskGroup#UNLIMITED] for no limit. Room
    /// that comes of it is given at once; what holds a slot keeps it.
    void setSize(String group, int size);
}

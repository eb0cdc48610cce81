package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.store.StoreUnavailableException;
import dev.pilothouse.engine.store.TaskGroup;
import dev.pilothouse.engine.store.TaskGroupPlace;
import dev.pilothouse.engine.store.TaskGroupStore;

import java.util.List;
import java.util.function.BooleanSupplier;

/// The task groups as one master sees them: cut off at times.
///
/// **Thread:** the simulation's.
record FaultyTaskGroups(TaskGroupStore real, BooleanSupplier reachable) implements TaskGroupStore {

    private TaskGroupStore reached() {
        if (!reachable.getAsBoolean()) {
            throw new StoreUnavailableException("the store cannot be reached");
        }
        return real;
    }

    @Override
    public List<TaskGroup> groups() {
        return reached().groups();
    }

    @Override
    public List<TaskGroupPlace> places(String group) {
        return reached().places(group);
    }

    @Override
    public List<AttemptId> holders(String group) {
        return reached().holders(group);
    }

    @Override
    public boolean isWaiting(AttemptId attempt) {
        return reached().isWaiting(attempt);
    }

    @Override
    public void setSize(String group, int size) {
        reached().setSize(group, size);
    }
}

package dev.pilothouse.engine.task;

import dev.pilothouse.engine.definition.SettingFaults;
import dev.pilothouse.engine.definition.TaskSettings;

import java.util.Set;

/// A kind of task that can run here. A type is one class, found through [java.util.ServiceLoader].
///
/// **Contract:**
/// - one instance serves all attempts at once, so it keeps no state of an attempt;
/// - `check` is pure and quick, and may be called without ever running anything.
public interface TaskType {

    /// The name that files use, matched without regard to case: `Shell`.
    String name();

    /// The settings that this type reads; any other key of a task is an unknown key.
    Set<String> settings();

    /// Says what is wrong with the settings, all of it at once.
    void check(TaskSettings settings, SettingFaults faults);

    /// True if an attempt runs by [TaskContext#exec]: then it counts as running once its process
    /// does, and not before.
    default boolean runsProcess() {
        return false;
    }

    /// Runs one attempt to its end.
    ///
    /// **Thread:** a virtual thread of its own, interrupted when the attempt is to be killed.
    /// **Failure:** an exception ends the attempt as failed with the exception's message.
    TaskOutcome run(TaskContext context) throws Exception;
}

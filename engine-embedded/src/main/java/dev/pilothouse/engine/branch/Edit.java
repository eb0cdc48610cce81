package dev.pilothouse.engine.branch;

import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.simulation.Act;

/// Something that is different in a branch.
public sealed interface Edit {

    /// An event that waits is never handled.
    record Drop(long id) implements Edit {}

    /// An event that waits is handled before all others.
    record First(long id) implements Edit {}

    /// Another event comes instead of one that waits.
    record Replace(long id, LifecycleEvent event) implements Edit {}

    /// An event comes that never came.
    record Inject(LifecycleEvent event) implements Edit {}

    /// The attempts of a task that have not ended yet, and all later ones, do this.
    record Stub(String task, Act act) implements Edit {}

    /// A start parameter has another value. What was recorded of tasks that see it is no answer any
    /// more.
    record Parameter(String name, String value) implements Edit {}
}

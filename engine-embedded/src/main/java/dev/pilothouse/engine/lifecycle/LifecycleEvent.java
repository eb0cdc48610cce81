package dev.pilothouse.engine.lifecycle;

/// The only thing that may change a run (engine-rules 3). Events are values: whatever a decision
/// needs to know travels in them.
public sealed interface LifecycleEvent permits WorkflowLifecycleEvent, TaskLifecycleEvent {

    /// The event's name as engine-rules 3 spells it, without regard to the machine it belongs to.
    String type();
}

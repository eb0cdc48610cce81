package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.lifecycle.LifecycleEvent;

/// An event that a decision publishes on the same bus.
///
/// @param event the event
/// @param due when it is to be handled, in milliseconds since the epoch; 0 for as soon as its turn
///   comes
public record FollowUp(LifecycleEvent event, long due) {}

package dev.pilothouse.engine.eventbus;

/// An event that could not be handled after all tries, kept where a person sees it.
///
/// @param event the event
/// @param at when it was given up, in milliseconds since the epoch
/// @param reason what went wrong the last time
public record DeadEvent(QueuedEvent event, long at, String reason) {}

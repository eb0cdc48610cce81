package dev.pilothouse.engine.simulation.scenario;

/// One thing that is done once its condition holds.
///
/// @param when what it waits for
/// @param after how long it waits from then on, in milliseconds
/// @param deed what is done
/// @param text the condition and the deed as a person reads them
public record Step(Condition when, long after, Deed deed, String text) {}

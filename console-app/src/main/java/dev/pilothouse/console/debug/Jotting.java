package dev.pilothouse.console.debug;

/// Something that the debugger had to say.
///
/// @param at the instant, in milliseconds since the epoch
/// @param run the run's id
/// @param text in words
public record Jotting(long at, long run, String text) {}

package dev.pilothouse.console.run;

/// One line of the inspector.
///
/// @param name what it is
/// @param value what it says
public record Fact(String name, String value) {}

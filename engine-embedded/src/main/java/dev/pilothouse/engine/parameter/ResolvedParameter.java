package dev.pilothouse.engine.parameter;

import java.util.List;

/// A parameter as a task sees it: every placeholder in it replaced.
///
/// @param name the name
/// @param type what the text claims to be
/// @param value the text, placeholders replaced
/// @param secret true if it is marked secret, or was made from a secret
/// @param origin the level that won
/// @param beaten the origins that lost, strongest first
public record ResolvedParameter(
        String name,
        ParameterType type,
        String value,
        boolean secret,
        ParameterOrigin origin,
        List<ParameterOrigin> beaten) {

    public ResolvedParameter {
        beaten = List.copyOf(beaten);
    }
}

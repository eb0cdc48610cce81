package dev.pilothouse.engine.parameter;

/// A value that an ancestor of a task has published. It is data: what looks like a placeholder in
/// it is not one.
///
/// @param task the ancestor's name
/// @param distance edges on the shortest way from the ancestor to the task, 1 for a predecessor
/// @param declarationIndex the place of the ancestor in the definition
/// @param name the name it was published under
/// @param type what the ancestor's definition says of it
/// @param value the text
/// @param secret true if it must be masked
public record AncestorOutput(
        String task,
        int distance,
        int declarationIndex,
        String name,
        ParameterType type,
        String value,
        boolean secret) {}

package dev.pilothouse.engine.parameter;

/// A named value as somebody wrote it: not yet resolved, so `value` may hold `${…}` and `$[…]`.
///
/// @param name the name, never empty
/// @param type what the text claims to be
/// @param value the text, possibly empty; a LIST is a JSON array
/// @param secret true if the value must be masked wherever it could be seen
public record Parameter(String name, ParameterType type, String value, boolean secret) {

    /// A plain text parameter.
    public static Parameter of(String name, String value) {
        return new Parameter(name, ParameterType.VARCHAR, value, false);
    }
}

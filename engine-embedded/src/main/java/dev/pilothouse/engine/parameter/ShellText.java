package dev.pilothouse.engine.parameter;

/// What a rewritten script has in the place of a marker.
///
/// @param text a reference to a variable, or harmless text
/// @param plain true if it is no reference, so that it can stand in single quotes
record ShellText(String text, boolean plain) {

    static ShellText of(String variable) {
        return new ShellText("${" + variable + "}", false);
    }
}

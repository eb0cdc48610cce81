package dev.pilothouse.engine.definition;

/// One thing that is wrong with a file.
///
/// @param file the file as the user named it
/// @param line from 1
/// @param column from 1
/// @param severity ERROR if the file cannot run
/// @param code stable and machine-readable, lower-case with dashes (`unknown-task`, `cycle`)
/// @param message what is wrong, what was expected, and the nearest valid word if there is one
public record Fault(
        String file, int line, int column, Severity severity, String code, String message) {

    /// How bad a fault is.
    public enum Severity {
        ERROR,
        WARNING
    }

    /// `file:line:column: error: message [code]`, as compilers write it.
    @Override
    public String toString() {
        return "%s:%d:%d: %s: %s [%s]"
                .formatted(
                        file,
                        line,
                        column,
                        severity == Severity.ERROR ? "error" : "warning",
                        message,
                        code);
    }
}

package dev.pilothouse.engine.parameter;

/// What the shell is reading at a place of a script.
enum ShellContext {
    /// Commands: the script itself.
    COMMAND,
    /// Commands in `(…)` or `$(…)`.
    PARENTHESES,
    /// Commands in back-ticks.
    BACKTICKS,
    /// `${…}` outside quotes.
    BRACES,
    /// `"…"`
    DOUBLE_QUOTES,
    /// `${…}` in double quotes or a here-document.
    QUOTED_BRACES,
    /// The body of a here-document.
    HEREDOC,
    /// `$((…))`
    ARITHMETIC,
    /// `(…)` in `$((…))`.
    ARITHMETIC_PARENTHESES;

    /// True where commands stand, with comments and here-documents.
    boolean holdsCommands() {
        return this == COMMAND || this == PARENTHESES || this == BACKTICKS;
    }

    /// True where a single quote begins a quotation.
    boolean knowsSingleQuotes() {
        return holdsCommands() || this == BRACES;
    }

    boolean calculates() {
        return this == ARITHMETIC || this == ARITHMETIC_PARENTHESES;
    }
}

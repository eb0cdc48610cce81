package dev.pilothouse.engine.journal.file;

/// A file that is refused as a recorded run: it is damaged, hostile, or of a newer program.
public final class RunFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /// `message` says what is wrong and where, `remedy` what to do.
    public RunFileException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /// What to do.
    public String remedy() {
        return remedy;
    }
}

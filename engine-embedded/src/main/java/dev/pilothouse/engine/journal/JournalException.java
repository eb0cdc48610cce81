package dev.pilothouse.engine.journal;

/// A journal that does not hold what a journal holds: damaged, or of a version that this engine
/// does not know.
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// `message` says what was expected and what was found.
    public JournalException(String message) {
        super(message);
    }
}

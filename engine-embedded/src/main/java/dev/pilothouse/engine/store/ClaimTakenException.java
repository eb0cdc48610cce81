package dev.pilothouse.engine.store;

/// A run was not accepted, because what it claims is taken or does not exist any more.
public final class ClaimTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Of this claim.
    public ClaimTakenException(Claim claim) {
        super("Expected to be the first to start a run for " + claim + ", but somebody was faster");
    }
}

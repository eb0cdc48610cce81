package dev.pilothouse.installers;

/// A reason why nothing can be built, for a person: what, and what to do.
final class BuildFault extends Exception {

    private static final long serialVersionUID = 1L;

    BuildFault(String message) {
        super(message);
    }
}

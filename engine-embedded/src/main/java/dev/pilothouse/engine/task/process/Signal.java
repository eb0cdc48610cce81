package dev.pilothouse.engine.task.process;

/// The two ways to ask a process to end.
enum Signal {
    /// It may tidy up, or refuse.
    TERMINATE(15),
    /// It has no choice.
    KILL(9);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}

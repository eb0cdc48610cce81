package dev.pilothouse.engine.simulation;

/// A process of the world, which can be killed, started again and frozen. What was planned for an
/// incarnation that has died does not happen; what comes while it is frozen happens when it thaws.
///
/// **Thread:** the simulation's.
final class SimulatedProcess {

    private static final long TO_ITS_SENSES = 500;

    private final String name;
    private final VirtualTime time;
    private int lives;
    private boolean up;
    private long frozenUntil = Long.MIN_VALUE / 2;

    SimulatedProcess(String name, VirtualTime time) {
        this.name = name;
        this.time = time;
    }

    String name() {
        return name;
    }

    boolean isUp() {
        return up;
    }

    boolean isFrozen() {
        return up && time.now() < frozenUntil;
    }

    /// True if it is frozen, or thawed just now and cannot know yet what it has missed.
    boolean isDazed() {
        return up && time.now() < frozenUntil + TO_ITS_SENSES;
    }

    boolean isRunning() {
        return up && !isFrozen();
    }

    void start() {
        up = true;
        lives++;
        frozenUntil = Long.MIN_VALUE / 2;
    }

    void kill() {
        up = false;
        frozenUntil = Long.MIN_VALUE / 2;
    }

    void freeze(long milliseconds) {
        frozenUntil = Math.max(frozenUntil, time.now() + milliseconds);
    }

    /// Has something happen in this incarnation after this many milliseconds.
    void in(long milliseconds, Runnable happening) {
        int life = lives;
        time.in(milliseconds, () -> now(life, happening));
    }

    private void now(int life, Runnable happening) {
        if (!up || life != lives) {
            return;
        }
        if (isFrozen()) {
            time.in(frozenUntil - time.now(), () -> now(life, happening));
        } else {
            happening.run();
        }
    }
}

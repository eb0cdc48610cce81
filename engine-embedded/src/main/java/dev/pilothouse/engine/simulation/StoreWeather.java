package dev.pilothouse.engine.simulation;

import java.util.Random;

/// What the database does to those who use it.
///
/// **Thread:** the simulation's.
final class StoreWeather {

    private final VirtualTime time;
    private final Random random;
    private long downUntil;
    private double lostWrites;
    private double lostAnswers;

    StoreWeather(VirtualTime time, Random random) {
        this.time = time;
        this.random = random;
    }

    /// Nobody reaches it for a while.
    void down(long milliseconds) {
        downUntil = Math.max(downUntil, time.now() + milliseconds);
    }

    /// The share of writes that are lost on their way, and of those whose answer is.
    void lossy(double writes, double answers) {
        lostWrites = writes;
        lostAnswers = answers;
    }

    void heal() {
        downUntil = 0;
        lossy(0, 0);
    }

    boolean isUp() {
        return time.now() >= downUntil;
    }

    boolean losesWrite() {
        return lostWrites > 0 && random.nextDouble() < lostWrites;
    }

    boolean losesAnswer() {
        return lostAnswers > 0 && random.nextDouble() < lostAnswers;
    }
}

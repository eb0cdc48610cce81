package dev.pilothouse.engine.dispatch;

import dev.pilothouse.engine.cluster.Load;

import java.util.random.RandomGenerator;

/// How a worker is chosen among those of a group that can take an attempt (engine-rules 9.4).
public enum LoadBalancing {
    /// Each is as likely as the others.
    RANDOM,
    /// One after the other.
    ROUND_ROBIN,
    /// In proportion to the weights that the workers give themselves, evenly mixed.
    FIXED_WEIGHTED,
    /// The same by how idle they are, which counts anew at every choice.
    DYNAMIC_WEIGHTED;

    private static final double CPU = 30;
    private static final double MEMORY = 30;
    private static final double SLOTS = 40;
    private static final double PARTS = 3;

    /// A new choice for one worker group; `random` is asked by [#RANDOM] alone.
    public WorkerChoice choice(RandomGenerator random) {
        return switch (this) {
            case RANDOM -> new RandomChoice(random);
            case ROUND_ROBIN -> new RoundRobin();
            case FIXED_WEIGHTED -> new SmoothWeighted(candidate -> candidate.heartbeat().weight());
            case DYNAMIC_WEIGHTED ->
                    new SmoothWeighted(candidate -> idleness(candidate.heartbeat().load()));
        };
    }

    /// As the reference weighs: from 100 for an idle worker down to 66 and two thirds.
    static double idleness(Load load) {
        double busy = CPU * load.cpu() + MEMORY * load.memory() + SLOTS * load.slots();
        return Math.max(0, 100 - busy / PARTS);
    }
}

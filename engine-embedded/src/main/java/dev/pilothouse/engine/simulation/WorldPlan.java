package dev.pilothouse.engine.simulation;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// How a world is furnished.
///
/// @param masters how many: m1, m2, …
/// @param workers how many for each worker group: w1, w2, … over the groups by name
/// @param slots of each worker
/// @param taskGroups the sizes of task groups; others have none
/// @param seed from which everything that is left to chance follows
public record WorldPlan(
        int masters,
        Map<String, Integer> workers,
        int slots,
        Map<String, Integer> taskGroups,
        long seed) {

    /// One master, one worker with a hundred slots.
    public static final WorldPlan SMALL = new WorldPlan(1, Map.of("default", 1), 100, Map.of(), 1);

    public WorldPlan {
        workers = Collections.unmodifiableMap(new TreeMap<>(workers));
        taskGroups = Collections.unmodifiableMap(new TreeMap<>(taskGroups));
    }

    /// The same from another seed.
    public WorldPlan seeded(long newSeed) {
        return new WorldPlan(masters, workers, slots, taskGroups, newSeed);
    }
}

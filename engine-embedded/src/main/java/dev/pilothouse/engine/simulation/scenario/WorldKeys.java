package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.definition.file.Faults;
import dev.pilothouse.engine.definition.file.Section;
import dev.pilothouse.engine.simulation.WorldPlan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `world`.
final class WorldKeys {

    private static final List<String> KEYS =
            List.of("masters", "workers", "slots", "task_groups", "seed");

    /// More than anybody reads about, and few enough to be played quickly.
    private static final int MOST_PROCESSES = 100;

    private final Section world;
    private final Faults faults;

    WorldKeys(Section world, Faults faults) {
        this.world = world;
        this.faults = faults;
    }

    WorldPlan read() {
        world.refuseOthers("'world'", KEYS);
        WorldPlan plan =
                new WorldPlan(
                        world.values().number("masters", 1, WorldPlan.SMALL.masters()),
                        world.section("workers")
                                .map(this::workers)
                                .orElse(WorldPlan.SMALL.workers()),
                        world.values().number("slots", 1, WorldPlan.SMALL.slots()),
                        world.section("task_groups")
                                .map(this::taskGroups)
                                .orElse(WorldPlan.SMALL.taskGroups()),
                        seed());
        long processes = plan.masters() + plan.workers().values().stream().mapToLong(n -> n).sum();
        if (processes > MOST_PROCESSES) {
            faults.error(
                    world.node(),
                    "too-large",
                    "Expected at most %d masters and workers together, but there are %d"
                            .formatted(MOST_PROCESSES, processes));
            return WorldPlan.SMALL;
        }
        return plan;
    }

    private Map<String, Integer> workers(Section groups) {
        Map<String, Integer> workers = new LinkedHashMap<>();
        for (String group : groups.keys()) {
            workers.put(group, groups.values().number(group, 0, 1));
        }
        return workers;
    }

    private Map<String, Integer> taskGroups(Section sizes) {
        Map<String, Integer> groups = new LinkedHashMap<>();
        for (String group : sizes.keys()) {
            groups.put(group, sizes.values().number(group, 0, 1));
        }
        return groups;
    }

    private long seed() {
        Optional<String> text = world.text("seed");
        if (text.isEmpty()) {
            return WorldPlan.SMALL.seed();
        }
        try {
            return Long.parseLong(text.get().strip());
        } catch (NumberFormatException _) {
            faults.error(
                    world.place("seed"),
                    "bad-number",
                    "Expected 'seed' to be a whole number of 64 bits, but found '%s'"
                            .formatted(text.get()));
            return WorldPlan.SMALL.seed();
        }
    }
}

package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.simulation.WorldPlan;
import dev.pilothouse.engine.simulation.scenario.Deed;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Takes masters, workers and limits out of a plan's world, and with them whatever happens to those
/// that are gone.
final class SmallerWorld {

    private SmallerWorld() {}

    static Stream<UnaryOperator<TrialPlan>> of(TrialPlan plan) {
        Stream<UnaryOperator<WorldPlan>> masters =
                IntStream.range(1, plan.world().masters())
                        .mapToObj(n -> now -> with(now, n, now.workers(), now.slots()));
        Stream<UnaryOperator<WorldPlan>> workers =
                plan.world().workers().entrySet().stream()
                        .flatMap(
                                group ->
                                        IntStream.range(0, group.getValue())
                                                .mapToObj(
                                                        n -> now -> with(now, group.getKey(), n)));
        Stream<UnaryOperator<WorldPlan>> limits =
                Stream.of(
                        now -> with(now, now.masters(), now.workers(), WorldPlan.SMALL.slots()),
                        SmallerWorld::withoutTaskGroups,
                        now -> now.seeded(WorldPlan.SMALL.seed()));
        return Stream.of(masters, workers, limits)
                .flatMap(smaller -> smaller)
                .map(smaller -> now -> without(now.in(smaller.apply(now.world()))));
    }

    private static WorldPlan withoutTaskGroups(WorldPlan world) {
        return new WorldPlan(
                world.masters(), world.workers(), world.slots(), Map.of(), world.seed());
    }

    private static WorldPlan with(WorldPlan world, String group, int size) {
        Map<String, Integer> workers = new TreeMap<>(world.workers());
        workers.computeIfPresent(group, (_, now) -> Math.min(now, size));
        workers.values().removeIf(left -> left == 0);
        return with(world, world.masters(), workers, world.slots());
    }

    private static WorldPlan with(
            WorldPlan world, int masters, Map<String, Integer> workers, int slots) {
        return new WorldPlan(
                Math.min(masters, world.masters()),
                workers,
                slots,
                world.taskGroups(),
                world.seed());
    }

    /// Without what happens to those who are not there.
    private static TrialPlan without(TrialPlan plan) {
        return plan.with(
                plan.happenings().stream()
                        .filter(h -> names(h.deed()).stream().allMatch(n -> isThere(plan, n)))
                        .toList());
    }

    private static List<String> names(Deed deed) {
        return switch (deed) {
            case Deed.OfProcess of -> List.of(of.name());
            case Deed.Freeze freeze -> List.of(freeze.name());
            case Deed.Partition cut -> List.of(cut.one(), cut.other());
            case Deed.OfRun _,
                    Deed.OfTask _,
                    Deed.Heal _,
                    Deed.Interfere _,
                    Deed.StoreDown _,
                    Deed.ClockJump _,
                    Deed.BadNetwork _,
                    Deed.LossyStore _,
                    Deed.Stumble _ ->
                    List.of();
        };
    }

    /// Masters are m1…, workers w1…; `registry` and `store` are always there.
    private static boolean isThere(TrialPlan plan, String name) {
        if (!name.matches("[mw][0-9]+")) {
            return true;
        }
        int most =
                name.startsWith("m")
                        ? plan.world().masters()
                        : plan.world().workers().values().stream().mapToInt(n -> n).sum();
        return Integer.parseInt(name.substring(1)) <= most;
    }
}

package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.simulation.scenario.Deed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Has fewer things happen, at rounder times and for rounder lengths.
final class PlainerHappenings {

    private static final List<UnaryOperator<Happening>> PLAINER =
            List.of(
                    h -> h.at(Rounding.down(h.at())),
                    h -> h.at(Rounding.slightly(h.at())),
                    h -> new Happening(h.at(), h.run(), plainer(h.deed())));

    private PlainerHappenings() {}

    /// Less that happens: first nothing.
    static Stream<UnaryOperator<TrialPlan>> fewer(TrialPlan plan) {
        return Chunks.of(plan.happenings())
                .map(
                        gone ->
                                now ->
                                        now.with(
                                                now.happenings().stream()
                                                        .filter(h -> !gone.contains(h))
                                                        .toList()));
    }

    /// One run of several.
    static Stream<UnaryOperator<TrialPlan>> oneRun(TrialPlan plan) {
        return IntStream.range(0, plan.starts().size())
                .mapToObj(run -> now -> now.starts().size() > 1 ? now.only(run) : now);
    }

    /// A run that starts at once; what happens in the time of faults comes as much earlier, or when
    /// it came.
    static Stream<UnaryOperator<TrialPlan>> startAtOnce(TrialPlan plan) {
        return plan.starts().size() > 1
                ? Stream.empty()
                : Stream.of(PlainerHappenings::earlier, now -> now.startedAt(0));
    }

    private static TrialPlan earlier(TrialPlan plan) {
        long start = plan.starts().getFirst();
        return plan.startedAt(0)
                .with(plan.happenings().stream().map(h -> earlier(h, start)).toList());
    }

    private static Happening earlier(Happening happening, long by) {
        return happening.at() >= PlayedTrial.FAULTS_END
                ? happening
                : happening.at(Math.max(0, happening.at() - by));
    }

    static Stream<UnaryOperator<TrialPlan>> plainer(TrialPlan plan) {
        return PLAINER.stream()
                .flatMap(
                        change ->
                                Stream.concat(
                                        Stream.of(now -> changed(now, change)),
                                        IntStream.range(0, plan.happenings().size())
                                                .mapToObj(i -> now -> changed(now, i, change))));
    }

    private static TrialPlan changed(TrialPlan plan, UnaryOperator<Happening> change) {
        return plan.with(plan.happenings().stream().map(change).toList());
    }

    private static TrialPlan changed(TrialPlan plan, int index, UnaryOperator<Happening> change) {
        List<Happening> happenings = new ArrayList<>(plan.happenings());
        happenings.set(index, change.apply(happenings.get(index)));
        return plan.with(happenings);
    }

    private static Deed plainer(Deed deed) {
        return switch (deed) {
            case Deed.Freeze freeze ->
                    new Deed.Freeze(freeze.name(), Rounding.down(freeze.milliseconds()));
            case Deed.StoreDown down -> new Deed.StoreDown(Rounding.down(down.milliseconds()));
            case Deed.BadNetwork bad ->
                    new Deed.BadNetwork(
                            bad.loss(), bad.duplicates(), (int) Rounding.down(bad.longestDelay()));
            case Deed.Interfere with ->
                    new Deed.Interfere(with.deed(), with.kind(), with.delay(), 1);
            case Deed.Stumble _ -> new Deed.Stumble(1);
            case Deed.OfRun _,
                    Deed.OfTask _,
                    Deed.OfProcess _,
                    Deed.Partition _,
                    Deed.Heal _,
                    Deed.ClockJump _,
                    Deed.LossyStore _ ->
                    deed;
        };
    }
}

package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.definition.file.WorkflowReader;
import dev.pilothouse.engine.simulation.scenario.ScenarioReader;
import dev.pilothouse.engine.simulation.scenario.ScenarioResult;
import dev.pilothouse.engine.simulation.scenario.ScenarioText;
import dev.pilothouse.engine.task.TaskTypes;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A random trial that failed, made small enough to be understood.
///
/// @param seed the trial's seed
/// @param violation what did not hold first
/// @param whole the trial as it was drawn
/// @param plan what is left of it and still fails in the same way
/// @param shown how the plan shows it if its scenario file is played alone; null if it does not
/// @param plays how many plans were played for it
public record ShrunkTrial(
        long seed,
        String violation,
        TrialPlan whole,
        TrialPlan plan,
        @Nullable String shown,
        int plays) {

    private static final int MOST_PLAYS = 600;

    private static final ScenarioReader READER =
            new ScenarioReader(
                    new WorkflowReader(TaskTypes.installed(), Map.of(), ZoneOffset.UTC), Map.of());

    /// Shrinks the trial of a seed; empty if it does not fail. The same seed and engine give the
    /// same plan.
    ///
    /// **Thread:** one. **Failure:** never throws.
    public static Optional<ShrunkTrial> of(long seed, EngineUnderTest engine) {
        TrialPlan whole = RandomPlan.of(seed);
        List<String> violations = engine.violations(seed, whole);
        return violations.isEmpty()
                ? Optional.empty()
                : Optional.of(shrink(seed, whole, violations, engine));
    }

    private static ShrunkTrial shrink(
            long seed, TrialPlan whole, List<String> violations, EngineUnderTest engine) {
        Symptom symptom = Symptom.of(violations);
        Predicate<TrialPlan> inTrial = plan -> symptom.isIn(engine.violations(seed, plan));
        Predicate<TrialPlan> alone = plan -> shown(plan, seed, symptom, engine).isPresent();
        Shrinker shrinker = new Shrinker(MOST_PLAYS);
        TrialPlan before;
        TrialPlan plan = shrinker.once(whole, Shrinker.TO_ONE_RUN, inTrial);
        boolean byItself = false;
        do {
            before = plan;
            byItself = byItself || alone.test(plan);
            plan = shrinker.once(plan, Shrinker.ALL_WAYS, byItself ? alone : inTrial);
        } while (!plan.equals(before));
        return new ShrunkTrial(
                seed,
                violations.getFirst(),
                whole,
                plan,
                shown(plan, seed, symptom, engine).orElse(null),
                MOST_PLAYS - shrinker.left());
    }

    /// How the plan's scenario, read from its file, shows what is wrong. One of several runs, or
    /// one that starts later, is another trial.
    private static Optional<String> shown(
            TrialPlan plan, long seed, Symptom symptom, EngineUnderTest engine) {
        if (!plan.starts().equals(List.of(0L))) {
            return Optional.empty();
        }
        ScenarioResult read = READER.read(Path.of("shrunk.yaml"), scenario(plan, seed, symptom));
        return read instanceof ScenarioResult.Read sound
                ? symptom.in(engine.play(sound.scenario()))
                : Optional.empty();
    }

    private static String scenario(TrialPlan plan, long seed, Symptom symptom) {
        return ScenarioText.of(
                TrialScenario.of(
                        plan,
                        "%s holds in seed %d of the random trials"
                                .formatted(symptom.invariant(), seed)));
    }

    /// True if its scenario file, played alone, shows what is wrong.
    public boolean standsAlone() {
        return shown != null;
    }

    /// The scenario file.
    ///
    /// @param file what it will be called, for those who read it
    public String text(String file) {
        return new ShrunkHead(this, file).text()
                + scenario(plan, seed, Symptom.of(List.of(violation)));
    }

    /// What is left, and of what, in words.
    public String summary() {
        return "%s (of %s)".formatted(counted(plan), counted(whole));
    }

    private static String counted(TrialPlan plan) {
        return "%s, %s, %s"
                .formatted(
                        counted(plan.starts().size(), "run"),
                        counted(plan.size(), "task"),
                        counted(plan.happenings().size(), "happening"));
    }

    private static String counted(int number, String what) {
        return "%d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }
}

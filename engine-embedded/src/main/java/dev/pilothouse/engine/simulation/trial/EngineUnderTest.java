package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.simulation.WorldPorts;
import dev.pilothouse.engine.simulation.scenario.Scenario;
import dev.pilothouse.engine.simulation.scenario.ScenarioOutcome;
import dev.pilothouse.engine.simulation.scenario.ScenarioRun;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.store.RunStore;

import java.util.List;
import java.util.function.Supplier;

/// The engine that plans and scenarios are played on, each in a world of its own.
///
/// @param emptyStore a store that holds nothing; the one before may be taken and emptied
/// @param rules by which decisions are made
/// @param ports what stands between a world and its masters and workers
public record EngineUnderTest(
        Supplier<RunStore> emptyStore, Rules rules, Supplier<WorldPorts> ports) {

    /// The engine as it is, with these rules.
    public static EngineUnderTest of(Supplier<RunStore> emptyStore, Rules rules) {
        return new EngineUnderTest(emptyStore, rules, () -> WorldPorts.AS_MADE);
    }

    /// What does not hold if the trial is played.
    ///
    /// **Failure:** never throws; a failure of the engine is a violation.
    List<String> violations(long seed, TrialPlan plan) {
        try {
            return PlayedTrial.play(seed, plan, emptyStore.get(), rules, ports.get()).violations();
        } catch (RuntimeException e) {
            return List.of("crash: " + e);
        }
    }

    /// What comes of a scenario, played with its own seed.
    ///
    /// **Failure:** never throws; a failure of the engine is an outcome.
    public ScenarioOutcome play(Scenario scenario) {
        return ScenarioRun.play(
                scenario, scenario.world().seed(), emptyStore.get(), rules, ports.get());
    }
}

package dev.pilothouse.console.cli.test;

import dev.pilothouse.engine.simulation.scenario.Scenario;
import dev.pilothouse.engine.simulation.scenario.ScenarioOutcome;
import dev.pilothouse.engine.simulation.scenario.ScenarioOutcome.Result;
import dev.pilothouse.engine.simulation.scenario.ScenarioRun;
import dev.pilothouse.engine.simulation.trial.RandomTrial;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.store.RunStore;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// One thing to be played: a scenario or a random trial, with one seed.
sealed interface Trial {

    /// Plays it on an empty store.
    Played play(RunStore store);

    /// What came of it, and of what.
    ///
    /// @param name the scenario's
    /// @param file where it stands; empty for a random trial
    /// @param outcome what came of it
    /// @param seedFile what was made of a random trial that failed; null for nothing
    record Played(String name, String file, ScenarioOutcome outcome, @Nullable SeedFile seedFile) {

        Played with(@Nullable SeedFile other) {
            return new Played(name, file, outcome, other);
        }
    }

    /// A scenario with a seed.
    record OfScenario(Scenario scenario, long seed, Rules rules) implements Trial {
        @Override
        public Played play(RunStore store) {
            return new Played(
                    scenario.name(),
                    scenario.file().toString(),
                    ScenarioRun.play(scenario, seed, store, rules),
                    null);
        }
    }

    /// A random workflow under random faults.
    record OfChance(long seed, Rules rules) implements Trial {
        private static final String NAME = "random trial";

        @Override
        public Played play(RunStore store) {
            RandomTrial.Outcome outcome = RandomTrial.run(seed, store, rules);
            return new Played(
                    NAME,
                    "",
                    new ScenarioOutcome(
                            outcome.violations().isEmpty() ? Result.PASSED : Result.FAILED,
                            seed,
                            null,
                            Map.of(),
                            List.of(),
                            outcome.violations(),
                            outcome.virtualMillis(),
                            outcome.events(),
                            outcome.traceHash(),
                            List.of(),
                            List.of()),
                    null);
        }
    }
}

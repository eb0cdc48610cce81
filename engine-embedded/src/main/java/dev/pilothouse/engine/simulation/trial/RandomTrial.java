package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.simulation.WorldPorts;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.store.RunStore;

import java.util.List;

/// Random workflows in a world of random faults and random requests: whatever happens, every run
/// comes to the end that its script alone would give, and every invariant holds after every event.
///
/// **Thread:** one.
public final class RandomTrial {

    private RandomTrial() {}

    /// What a trial came to.
    ///
    /// @param seed the trial's seed
    /// @param violations what did not hold; empty if all is well
    /// @param traceHash of everything that was committed
    /// @param events how many events were committed
    /// @param virtualMillis how long it lasted in virtual time
    public record Outcome(
            long seed, List<String> violations, String traceHash, int events, long virtualMillis) {
        public Outcome {
            violations = List.copyOf(violations);
        }
    }

    /// Runs the trial of a seed on an empty store.
    public static Outcome run(long seed, RunStore store, Rules rules) {
        return run(seed, store, rules, WorldPorts.AS_MADE);
    }

    /// The same with something between the world and its masters and workers.
    public static Outcome run(long seed, RunStore store, Rules rules, WorldPorts ports) {
        return PlayedTrial.play(seed, RandomPlan.of(seed), store, rules, ports);
    }

    /// The plan of a seed's trial.
    public static TrialPlan plan(long seed) {
        return RandomPlan.of(seed);
    }
}

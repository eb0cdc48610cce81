package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.statemachine.Rules;

/// Decisions that fail now and then for no reason of the run's: they must be taken again.
///
/// **Thread:** the simulation's.
final class Stumbles {

    private int left;

    void add(int decisions) {
        left += decisions;
    }

    void end() {
        left = 0;
    }

    /// The same rules, which fail as often as was said.
    Rules over(Rules rules) {
        return (run, event, at) -> {
            if (left > 0) {
                left--;
                throw new IllegalStateException("a decision failed");
            }
            return rules.decide(run, event, at);
        };
    }
}

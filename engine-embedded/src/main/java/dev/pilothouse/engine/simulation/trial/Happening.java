package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.simulation.scenario.Deed;

/// Something that happens in a trial.
///
/// @param at when, in milliseconds of virtual time
/// @param run which of the trial's runs is meant, from 0; of no use for what concerns no run
/// @param what what happens
public record Happening(long at, int run, What what) {

    /// What may happen.
    public sealed interface What {

        /// What a scenario can say, too.
        record Do(Deed deed) implements What {}

        /// Messages are lost, come twice, and take long.
        ///
        /// @param loss the share of messages that are lost, 0 to 1
        /// @param duplicates the share that come twice
        /// @param longestDelay in milliseconds
        record BadNetwork(double loss, double duplicates, int longestDelay) implements What {}

        /// A share of the writes to the store, and of the answers to them, are lost.
        record LossyStore(double writes, double answers) implements What {}

        /// The next decisions fail and must be taken again.
        record Stumble(int decisions) implements What {}
    }

    /// True if it asks something of a run.
    boolean concernsRun() {
        return what instanceof What.Do act && act.deed().needsRun();
    }
}

package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.simulation.scenario.Deed;

/// Something that happens in a trial.
///
/// @param at when, in milliseconds of virtual time
/// @param run which of the trial's runs is meant, from 0; of no use for what concerns no run
/// @param deed what happens
public record Happening(long at, int run, Deed deed) {

    /// True if it asks something of a run.
    boolean concernsRun() {
        return deed.needsRun();
    }

    /// The same at another time.
    Happening at(long other) {
        return new Happening(other, run, deed);
    }
}

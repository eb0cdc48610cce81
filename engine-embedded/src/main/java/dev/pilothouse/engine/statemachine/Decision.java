package dev.pilothouse.engine.statemachine;

import java.util.List;

/// What an event does to a run.
///
/// @param verdict what became of the event
/// @param note one sentence for a person; empty if there is nothing to say
/// @param changes what changes, in order: applying them to the run gives `next`
/// @param followUps what is published on the same bus, in order
/// @param effects what is to be done outside, in order
/// @param next the run afterwards
public record Decision(
        Verdict verdict,
        String note,
        List<Change> changes,
        List<FollowUp> followUps,
        List<Effect> effects,
        Run next) {

    public Decision {
        changes = List.copyOf(changes);
        followUps = List.copyOf(followUps);
        effects = List.copyOf(effects);
    }
}

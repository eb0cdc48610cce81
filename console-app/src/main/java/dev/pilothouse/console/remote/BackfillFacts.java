package dev.pilothouse.console.remote;

import dev.pilothouse.engine.schedule.Backfill;

/// A backfill as it is shown.
///
/// @param id its number
/// @param workflow what runs
/// @param version the version of the definition
/// @param state how it is
/// @param reason why; may be empty
/// @param dates how many dates it has
/// @param begun how many of them have a run
/// @param parallel how many run at a time
public record BackfillFacts(
        long id,
        String workflow,
        int version,
        Backfill.State state,
        String reason,
        int dates,
        int begun,
        int parallel) {

    static BackfillFacts of(Backfill backfill) {
        return new BackfillFacts(
                backfill.id(),
                backfill.workflow(),
                backfill.version(),
                backfill.state(),
                backfill.reason(),
                backfill.dates(),
                backfill.begun(),
                backfill.parallel());
    }
}

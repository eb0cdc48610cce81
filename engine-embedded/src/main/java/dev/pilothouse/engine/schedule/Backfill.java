package dev.pilothouse.engine.schedule;

import dev.pilothouse.engine.command.StartOptions;

import java.time.Instant;

/// A backfill as it is kept.
///
/// @param id unique in the store
/// @param workflow the workflow
/// @param version the version of its definition that every date runs
/// @param options how each run starts, its zone included
/// @param parallel how many runs at a time
/// @param onFailure what a run that does not succeed does to the dates behind it
/// @param state how it is
/// @param reason why it is so, for a person; may be empty
/// @param createdAt when it was asked for
/// @param dates how many dates it has
/// @param begun how many of them have a run
/// @param checkedFrom the position from which failures count: those before it were there when
///   somebody resumed the backfill
public record Backfill(
        long id,
        String workflow,
        int version,
        StartOptions options,
        int parallel,
        BackfillRequest.ElementFailure onFailure,
        State state,
        String reason,
        Instant createdAt,
        int dates,
        int begun,
        int checkedFrom) {

    /// How a backfill is.
    public enum State {
        /// Dates begin as there is room.
        RUNNING,
        /// Somebody stopped it: no further date begins.
        STOPPED,
        /// A run did not succeed: no further date begins.
        FAILED,
        /// Every date has run.
        DONE
    }
}

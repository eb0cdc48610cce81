package dev.pilothouse.engine.store;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What only one run can be made for, however many masters try: it is taken in the transaction that
/// accepts the run, or the run is not accepted.
public sealed interface Claim {

    /// A fire time of a schedule, which then goes on to its next one.
    ///
    /// @param scheduleId the schedule
    /// @param version the version of the schedule that is fired
    /// @param expected the schedule's next fire time as it was read
    /// @param at the fire time; later than `expected` if missed ones are left out
    /// @param next the next fire time afterwards; null for none
    record FireTime(
            long scheduleId, int version, Instant expected, Instant at, @Nullable Instant next)
            implements Claim {}

    /// The next date of a backfill that is going on and has room for one more run.
    ///
    /// @param backfillId the backfill
    /// @param position the date's position in the order in which they run, from 0
    record BackfillDate(long backfillId, int position) implements Claim {}

    /// That the parent of a child run is still owned as its master believes: one that has lost the
    /// parent must not give it children.
    ///
    /// @param runId the parent
    /// @param epoch under which the master owns it
    record OwnedParent(long runId, long epoch) implements Claim {}
}

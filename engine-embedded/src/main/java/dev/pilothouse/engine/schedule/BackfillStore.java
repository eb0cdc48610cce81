package dev.pilothouse.engine.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Port: where backfills are kept. That a date has begun is written with its run, see
/// [dev.pilothouse.engine.store.Claim].
///
/// **Thread:** any. **Failure:** as [dev.pilothouse.engine.store.RunStore].
public interface BackfillStore {

    /// Keeps a new backfill of the newest definition of its workflow, and gives its id; empty if
    /// there is no such definition.
    Optional<Long> insert(BackfillRequest request, Instant createdAt);

    /// A backfill.
    Optional<Backfill> find(long id);

    /// All backfills, newest first.
    List<Backfill> all();

    /// Those that are running, oldest first.
    List<Backfill> running();

    /// The dates of a backfill from a position on, in order, at most `limit`.
    List<BackfillDate> dates(long id, int from, int limit);

    /// How many of a backfill's runs are not over.
    int underWay(long id);

    /// The first date from a position on whose run is over but has not succeeded.
    Optional<BackfillDate> firstFailure(long id, int from);

    /// Changes a backfill's state if it is still in `before`; failures before its next date do not
    /// count any more where it goes on.
    boolean move(long id, Backfill.State before, Backfill.State after, String reason);
}

package dev.pilothouse.engine.store.jdbi;

/// Gives run ids that no other process gives: a block at a time from a sequence of the database. A
/// process that ends leaves the rest of its block unused.
///
/// **Thread:** any.
final class RunIds {

    /// As the sequence's increment.
    private static final int BLOCK = 100;

    private final Database database;
    private long next;
    private long end;

    RunIds(Database database) {
        this.database = database;
    }

    synchronized long next() {
        if (next == end) {
            next =
                    database.inTransaction(
                            "Expected to get run ids",
                            handle ->
                                    handle.select("select next value for run_id_block")
                                            .mapTo(Long.class)
                                            .one());
            end = next + BLOCK;
        }
        return next++;
    }

    /// Goes on behind the newest run. **Contract:** only of a database that nobody else uses.
    synchronized void restart() {
        next = 0;
        end = 0;
        database.reading(
                "Expected to find the newest run",
                handle -> {
                    long newest =
                            handle.select("select coalesce(max(id), 0) from workflow_run")
                                    .mapTo(Long.class)
                                    .one();
                    return handle.execute(
                            "alter sequence run_id_block restart with " + (newest + 1));
                });
    }
}

package dev.pilothouse.engine.store.jdbi;

import dev.pilothouse.engine.store.StoreRefusedException;
import dev.pilothouse.engine.store.StoreUnavailableException;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/// Tells a database that cannot be used now from one that does not take what it was given: the
/// first says nothing about a run.
final class SqlFailures {

    /// H2: database closed, i/o error, file corrupted, object closed, connection broken, out of
    /// memory, lock time-out, deadlock.
    private static final Set<Integer> H2_UNAVAILABLE =
            Set.of(90098, 90028, 90030, 90031, 90007, 90067, 90108, 90121, 50200, 40001);

    /// SQL states by class: connection, transaction rolled back, resources, operator intervention,
    /// system error.
    private static final Set<String> UNAVAILABLE = Set.of("08", "40", "53", "57", "58");

    private SqlFailures() {}

    /// The exception that stands for a failure while doing `what`.
    static RuntimeException of(String what, SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isUnavailable(sql)) {
                return new StoreUnavailableException(what + ": " + failure.getMessage(), failure);
            }
        }
        return new StoreRefusedException(what + ": " + failure.getMessage(), failure);
    }

    private static boolean isUnavailable(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return failure instanceof SQLTransientException
                || H2_UNAVAILABLE.contains(failure.getErrorCode())
                || (state.length() == 5 && UNAVAILABLE.contains(state.substring(0, 2)));
    }
}

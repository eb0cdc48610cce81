package dev.pilothouse.engine.store.jdbi;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.pilothouse.engine.store.StoreUnavailableException;

import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// A pool of connections to a database whose schema is up to date. One transaction at a time writes
/// (decision record 0016).
///
/// **Thread:** any.
final class Database implements AutoCloseable {

    private static final String MIGRATIONS = "classpath:dev/pilothouse/engine/store/migrations";

    private final ReentrantLock writer = new ReentrantLock();
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /// An H2 database in a file, written through to the disk at every commit. `file` has no
    /// extension.
    static Database file(Path file, int connections) {
        return open(
                "jdbc:h2:async:"
                        + file.toAbsolutePath()
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0",
                connections);
    }

    /// An H2 database in a file that exists, as it is: nothing in it is ever changed. `file` has no
    /// extension.
    static Database readOnly(Path file) {
        return new Database(
                pool(
                        "jdbc:h2:async:"
                                + file.toAbsolutePath()
                                + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0",
                        1));
    }

    /// An H2 database in memory, which lives until it is closed.
    static Database memory(String name, int connections) {
        return open("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", connections);
    }

    /// An H2 database in memory outside the heap, which lives until the process ends.
    static Database outsideHeap(String name, int connections) {
        return open("jdbc:h2:nioMemFS:" + name + ";DB_CLOSE_ON_EXIT=FALSE", connections);
    }

    private static HikariDataSource pool(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("sa");
        config.setPassword("");
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        config.setPoolName("store");
        return new HikariDataSource(config);
    }

    private static Database open(String url, int connections) {
        HikariDataSource pool = pool(url, connections);
        try {
            Flyway.configure().dataSource(pool).locations(MIGRATIONS).load().migrate();
            return new Database(pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /// Reads, beside whatever is written meanwhile.
    <T> T reading(String what, Function<Handle, T> work) {
        return committed(what, work);
    }

    /// Does some work and commits it; nobody else writes meanwhile.
    <T> T inTransaction(String what, Function<Handle, T> work) {
        writer.lock();
        try {
            return committed(what, work);
        } finally {
            writer.unlock();
        }
    }

    /// Connections come with auto-commit off, which Jdbi takes for a transaction of somebody else's
    /// and would not commit; what is not committed here, the pool rolls back.
    private <T> T committed(String what, Function<Handle, T> work) {
        try {
            return jdbi.withHandle(
                    handle -> {
                        T result = work.apply(handle);
                        handle.commit();
                        return result;
                    });
        } catch (JdbiException e) {
            throw failure(what, e);
        }
    }

    private static RuntimeException failure(String what, JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return SqlFailures.of(what, sql);
            }
        }
        return e;
    }

    /// A connection with auto-commit off.
    Connection connection() {
        try {
            Connection connection = pool.getConnection();
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw new StoreUnavailableException("Expected a connection to the store", e);
        }
    }

    /// Work on a connection that may fail as JDBC does.
    @FunctionalInterface
    interface SqlWork<T> {
        T on(Connection connection) throws SQLException;
    }

    /// Does some work with plain JDBC and commits it; nobody else writes meanwhile.
    <T> T onConnection(String what, SqlWork<T> work) {
        writer.lock();
        try (Connection connection = connection()) {
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw SqlFailures.of(what, e);
        } finally {
            writer.unlock();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}

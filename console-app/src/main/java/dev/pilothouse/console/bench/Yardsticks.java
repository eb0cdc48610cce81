package dev.pilothouse.console.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What the machine itself can do: the commit, batch and process limits that no engine on it can
/// beat.
final class Yardsticks {

    private static final int COMMITS = 1_000;
    private static final int BATCHES = 20;
    private static final int ROWS = 1_000;
    private static final int SPAWNS = 300;
    private static final int SPAWNERS = 4;

    private Yardsticks() {}

    /// C: one durable commit of one row, the median in milliseconds.
    static double commitMillis(Path directory) throws SQLException {
        try (Connection connection = open(directory, "commits");
                PreparedStatement insert =
                        connection.prepareStatement("insert into t (text) values ('x')")) {
            double[] millis = new double[COMMITS];
            for (int i = 0; i < COMMITS; i++) {
                long start = System.nanoTime();
                insert.executeUpdate();
                connection.commit();
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(millis);
            return millis[COMMITS / 2];
        }
    }

    /// R: rows per second in durable batches of a thousand.
    static double rowsPerSecond(Path directory) throws SQLException {
        try (Connection connection = open(directory, "rows");
                PreparedStatement insert =
                        connection.prepareStatement("insert into t (text) values (?)")) {
            long start = System.nanoTime();
            for (int batch = 0; batch < BATCHES; batch++) {
                for (int row = 0; row < ROWS; row++) {
                    insert.setString(1, "row " + row);
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            }
            return BATCHES * ROWS / ((System.nanoTime() - start) / 1e9);
        }
    }

    /// S: processes per second, started from four threads.
    static double spawnsPerSecond() throws InterruptedException {
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(SPAWNERS)) {
            threads.invokeAll(
                    Collections.nCopies(
                            SPAWNS,
                            () ->
                                    new ProcessBuilder("/bin/sh", "-c", "true")
                                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                                            .start()
                                            .waitFor()));
        }
        return SPAWNS / ((System.nanoTime() - start) / 1e9);
    }

    private static Connection open(Path directory, String name) throws SQLException {
        try {
            Files.createDirectories(directory);
        } catch (java.io.IOException e) {
            throw new SQLException(e);
        }
        Connection connection =
                DriverManager.getConnection(
                        "jdbc:h2:async:" + directory.resolve(name) + ";WRITE_DELAY=0", "sa", "");
        connection
                .createStatement()
                .execute(
                        "create table if not exists t (id identity primary key, text"
                                + " varchar(100))");
        connection.setAutoCommit(false);
        return connection;
    }
}

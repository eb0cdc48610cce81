package dev.pilothouse.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/// Looks into a database file without changing it: is it whole, and is it ours?
final class DatabaseFile {

    private static final String HEADER = "H:2,";

    private DatabaseFile() {}

    /// **Failure:** [DataDirectoryException] if the file is damaged or not ours; it is left as it
    /// is.
    static void check(Path file) throws IOException {
        if (!startsLikeH2(file)) {
            throw refused(file, "is not a Pilothouse database");
        }
        String base = file.toString().substring(0, file.toString().length() - ".mv.db".length());
        try (Connection connection = openReadOnly(base)) {
            if (!hasRuns(connection)) {
                throw refused(file, "is the database of another program");
            }
        } catch (SQLException e) {
            throw refused(file, "is damaged or cannot be read (" + firstLine(e) + ")");
        }
    }

    private static Connection openReadOnly(String base) throws SQLException {
        Properties user = new Properties();
        user.setProperty("user", "sa");
        user.setProperty("password", "");
        return DriverManager.getConnection(
                "jdbc:h2:async:"
                        + Path.of(base).toAbsolutePath()
                        + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;TRACE_LEVEL_FILE=0",
                user);
    }

    private static boolean hasRuns(Connection connection) throws SQLException {
        try (PreparedStatement tables =
                        connection.prepareStatement(
                                "select count(*) from information_schema.tables where table_schema"
                                        + " = 'PUBLIC'");
                ResultSet all = tables.executeQuery();
                PreparedStatement ours =
                        connection.prepareStatement(
                                """
                                select count(*) from information_schema.tables
                                where table_schema = 'PUBLIC' and lower(table_name) = 'flyway_schema_history'\
                                """);
                ResultSet own = ours.executeQuery()) {
            all.next();
            own.next();
            return all.getInt(1) == 0 || own.getInt(1) == 1;
        }
    }

    private static boolean startsLikeH2(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(HEADER.length());
            return new String(start, StandardCharsets.US_ASCII).equals(HEADER);
        }
    }

    private static DataDirectoryException refused(Path file, String what) {
        return new DataDirectoryException(
                "The file %s %s; it was left as it is.".formatted(file, what),
                "Move it away to begin anew, restore a copy, or name another directory with --data"
                        + " DIR.");
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}

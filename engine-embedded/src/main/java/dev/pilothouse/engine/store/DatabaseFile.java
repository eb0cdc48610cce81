package dev.pilothouse.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/// Looks into a database file: is it whole, is it ours, and how old are its tables?
final class DatabaseFile {

    /// The newest version of the tables that this program knows.
    static final int NEWEST = 6;

    private static final String HEADER = "H:2,";
    private static final String EXTENSION = ".mv.db";
    private static final String COPY = "mended" + EXTENSION;
    private static final String MEND = ";WRITE_DELAY=0;MAX_COMPACT_TIME=0";
    private static final String READ_ONLY = ";ACCESS_MODE_DATA=r";

    private DatabaseFile() {}

    /// Gives the version of its tables, 0 if it has none yet. A file that its last process did not
    /// close is mended, which H2 does by opening it for writing; that is done to a copy. Only to
    /// read it is not enough: a transaction that the kill cut off while it was being committed
    /// would be seen in part, and H2 does not say so.
    ///
    /// `closed` is true if its last process is known to have closed it. The mark of H2 itself is
    /// not enough: it stays in the file until some time after the first write.
    ///
    /// **Failure:** [DataDirectoryException] if the file is damaged or not ours; it is left as it
    /// is.
    static int check(Path file, boolean closed) throws IOException {
        if (!startsLikeH2(file)) {
            throw refused(file, "is not a Pilothouse database");
        }
        try {
            return closed ? version(file, file, READ_ONLY) : mended(file);
        } catch (SQLException e) {
            throw damaged(file, e);
        }
    }

    /// The mended copy takes the place of the file in one step, so whoever is killed meanwhile
    /// leaves the one or the other, never something in between.
    private static int mended(Path file) throws IOException, SQLException {
        Path copy = file.resolveSibling(COPY);
        try {
            Files.copy(
                    file,
                    copy,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
            int version = version(copy, file, MEND);
            try (FileChannel written = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(
                    copy,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return version;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /// The version of a file's tables; `named` is what a refusal calls it.
    private static int version(Path file, Path named, String access) throws SQLException {
        try (Connection connection = open(file, access)) {
            int tables = count(connection, "");
            if (tables == 0) {
                return 0;
            }
            if (count(connection, " and table_name = 'flyway_schema_history'") == 0) {
                throw refused(named, "is the database of another program");
            }
            int version = newestMigration(connection);
            if (version > NEWEST) {
                throw refused(
                        named,
                        "was written by a newer version of Pilothouse: its tables have version %d, this program knows %d"
                                .formatted(version, NEWEST));
            }
            return version;
        }
    }

    private static Connection open(Path file, String access) throws SQLException {
        String path = file.toAbsolutePath().toString();
        Properties user = new Properties();
        user.setProperty("user", "sa");
        user.setProperty("password", "");
        return DriverManager.getConnection(
                "jdbc:h2:async:"
                        + path.substring(0, path.length() - EXTENSION.length())
                        + ";IFEXISTS=TRUE;TRACE_LEVEL_FILE=0"
                        + access,
                user);
    }

    private static int count(Connection connection, String filter) throws SQLException {
        return number(
                connection,
                "select count(*) from information_schema.tables where table_schema = 'PUBLIC'"
                        + filter);
    }

    private static int newestMigration(Connection connection) throws SQLException {
        return number(
                connection,
                """
                select coalesce(max(cast("version" as int)), 0) from "flyway_schema_history"
                where "success"\
                """);
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static boolean startsLikeH2(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(HEADER.length());
            return new String(start, StandardCharsets.US_ASCII).equals(HEADER);
        }
    }

    private static DataDirectoryException damaged(Path file, SQLException e) {
        return refused(file, "is damaged or cannot be read (" + firstLine(e) + ")");
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

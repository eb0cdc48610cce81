package dev.pilothouse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilothouse.engine.Archive;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// What is made of the database file that is found in a data directory: files that killed processes
/// left are mended, files that are not ours stay as they are.
class DataDirectoryTest {

    @TempDir Path folder;

    @Test
    void mendsAFileWhoseProcessWasKilledInATransaction() throws Exception {
        Path killed = killedInATransaction();
        assertThat(runs(killed)).isZero();
        assertThat(opensForWriting(killed)).isTrue();
        assertThat(names(killed)).containsExactlyInAnyOrder("engine.lock", "pilothouse.mv.db");
    }

    @Test
    void mendsAFileWhoseProcessWasKilledBeforeTheFirstTable() throws Exception {
        Path killed = Files.createDirectory(folder.resolve("killed"));
        try (MVStore file = MVStore.open(killed.resolve("pilothouse.mv.db").toString())) {
            file.commit();
        }
        assertThat(runs(killed)).isZero();
        assertThat(opensForWriting(killed)).isTrue();
    }

    @Test
    void mendsAFileThatCameWithoutItsLock() throws Exception {
        Path copied = Files.createDirectory(folder.resolve("copied"));
        Files.copy(file(made("living")), file(copied));
        Object asItWas = fileKey(copied);
        assertThat(runs(copied)).isZero();
        assertThat(fileKey(copied)).isNotEqualTo(asItWas);
    }

    @Test
    void mendsAFileWhoseProcessDidNotCloseTheDirectory() throws Exception {
        Path killed = made("killed");
        Object asItWas = fileKey(killed);
        Files.writeString(killed.resolve("engine.lock"), "4711");
        assertThat(runs(killed)).isZero();
        assertThat(fileKey(killed)).isNotEqualTo(asItWas);
    }

    @Test
    void leavesAFileThatWasClosedAsItIs() throws Exception {
        Path closed = made("closed");
        Object asItWas = fileKey(closed);
        assertThat(runs(closed)).isZero();
        assertThat(fileKey(closed)).isEqualTo(asItWas);
    }

    @Test
    void makesTheTablesThatAFileLacks() throws Exception {
        Path old = made("old");
        change(old, "drop all objects");
        assertThat(runs(old)).isZero();
    }

    @Test
    void leavesAFileOfANewerVersionAsItIs() throws Exception {
        Path newer = made("newer");
        change(
                newer,
                "insert into \"flyway_schema_history\" select \"installed_rank\" + 900, '999',"
                        + " \"description\", \"type\", \"script\", \"checksum\","
                        + " \"installed_by\", \"installed_on\", 1, true from"
                        + " \"flyway_schema_history\" where \"version\" = '1'");
        refused(newer, "newer version of Pilothouse: its tables have version 999");
    }

    @Test
    void leavesTheDatabaseOfAnotherProgramAsItIs() throws Exception {
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        change(foreign, "create table cats (name varchar)");
        refused(foreign, "the database of another program");
    }

    @Test
    void leavesAFileThatIsNoDatabaseAsItIs() throws Exception {
        Path text = Files.createDirectory(folder.resolve("text"));
        Files.writeString(text.resolve("pilothouse.mv.db"), "minutes of a meeting");
        refused(text, "is not a Pilothouse database");
    }

    @Test
    void leavesADamagedFileAsItIs() throws Exception {
        Path damaged = made("damaged");
        Path file = damaged.resolve("pilothouse.mv.db");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 8; i < bytes.length; i++) {
            bytes[i] = 'x';
        }
        Files.write(file, bytes);
        refused(damaged, "is damaged");
    }

    @Test
    void knowsTheNewestOfItsMigrations() throws Exception {
        Path made = made("made");
        try (Connection connection = connection(made);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select max(cast(\"version\" as int)) from"
                                        + " \"flyway_schema_history\"")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(DatabaseFile.NEWEST);
        }
    }

    private static void refused(Path directory, String why) throws IOException {
        Path file = directory.resolve("pilothouse.mv.db");
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> DataDirectory.open(directory))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("left as it is")
                .hasMessageContaining(file.toString());
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(names(directory)).containsOnlyOnce("pilothouse.mv.db").hasSizeLessThan(3);
    }

    private static int runs(Path directory) {
        try (Archive archive = Archive.open(directory).orElseThrow()) {
            return archive.runs(10).size();
        }
    }

    private static boolean opensForWriting(Path directory) {
        try (DataDirectory open = DataDirectory.open(directory);
                JdbiRunStore store = JdbiRunStore.file(open.database(), 2)) {
            return store.nextRunId() == 1;
        }
    }

    private Path made(String name) {
        Path directory = folder.resolve(name);
        try (DataDirectory open = DataDirectory.open(directory);
                JdbiRunStore store = JdbiRunStore.file(open.database(), 2)) {
            assertThat(store.nextRunId()).isEqualTo(1);
        }
        return directory;
    }

    /// A copy of the file while a transaction has written some of its pages.
    private Path killedInATransaction() throws SQLException, IOException {
        Path directory = made("living");
        Path killed = Files.createDirectory(folder.resolve("killed"));
        try (Connection unfinished = connection(directory);
                Connection other = connection(directory);
                Statement write = unfinished.createStatement();
                Statement checkpoint = other.createStatement()) {
            unfinished.setAutoCommit(false);
            write.execute(
                    "insert into workflow_definition (name, version, body, created_at) select 'w'"
                            + " || x, 1, repeat('x', 1000), 0 from system_range(1, 1000)");
            checkpoint.execute("checkpoint sync");
            Files.copy(directory.resolve("pilothouse.mv.db"), killed.resolve("pilothouse.mv.db"));
        }
        return killed;
    }

    private static void change(Path directory, String... statements) throws SQLException {
        try (Connection connection = connection(directory);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Connection connection(Path directory) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:async:"
                        + directory.resolve("pilothouse").toAbsolutePath()
                        + ";TRACE_LEVEL_FILE=0",
                "sa",
                "");
    }

    private static Path file(Path directory) {
        return directory.resolve("pilothouse.mv.db");
    }

    private static Object fileKey(Path directory) throws IOException {
        return Files.readAttributes(file(directory), BasicFileAttributes.class).fileKey();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

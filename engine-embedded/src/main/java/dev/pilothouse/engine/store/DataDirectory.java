package dev.pilothouse.engine.store;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// A directory that one engine keeps everything in, readable by its user alone, and locked while
/// the engine is open. A lock does not outlive its process, so a killed engine never blocks the
/// next one. The lock file names the process that has it, and says `closed` once that has closed
/// everything, so that whoever is next knows whether the database has to be mended.
///
/// **Thread:** any.
public final class DataDirectory implements AutoCloseable {

    /// The database file without its extension.
    private static final String DATABASE = "pilothouse";

    private static final String CLOSED = "closed";

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;
    private int tables;

    private DataDirectory(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /// Opens a directory, and makes it if it is missing.
    ///
    /// **Failure:** [DataDirectoryInUseException] if it is open elsewhere, [DataDirectoryException]
    /// if it cannot be used or holds a database that is not ours.
    public static DataDirectory open(Path path) {
        try {
            make(path);
            FileChannel channel =
                    FileChannel.open(
                            path.resolve("engine.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                String owner = read(channel);
                channel.close();
                throw new DataDirectoryInUseException(
                        "The data directory %s is already open%s."
                                .formatted(
                                        path,
                                        owner.isBlank() || owner.equals(CLOSED)
                                                ? ""
                                                : " by process " + owner),
                        "Close that console or engine, or name another directory with --data DIR.");
            }
            DataDirectory directory = new DataDirectory(path, channel, lock);
            boolean closed = read(channel).equals(CLOSED);
            directory.write(Long.toString(ProcessHandle.current().pid()));
            directory.tables = directory.checkDatabase(closed);
            return directory;
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "The data directory %s cannot be used: %s".formatted(path, e.getMessage()),
                    "Check its permissions, or name another directory with --data DIR.");
        }
    }

    /// True if an engine has kept something in a directory.
    public static boolean holdsDatabase(Path path) {
        return Files.exists(path.resolve(DATABASE + ".mv.db"));
    }

    /// True if a store has to make or change tables before they can be read.
    public boolean needsTables() {
        return tables < DatabaseFile.NEWEST;
    }

    /// Where it is.
    public Path path() {
        return path;
    }

    /// The database file without its extension.
    public Path database() {
        return path.resolve(DATABASE);
    }

    @Override
    public void close() {
        try {
            write(CLOSED);
            release();
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "The lock of %s cannot be given back: %s".formatted(path, e.getMessage()), "");
        }
    }

    private int checkDatabase(boolean closed) throws IOException {
        Path file = path.resolve(DATABASE + ".mv.db");
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            return DatabaseFile.check(file, closed);
        } catch (DataDirectoryException | IOException e) {
            release();
            throw e;
        }
    }

    private void release() throws IOException {
        lock.release();
        channel.close();
    }

    private static void make(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        } else {
            Files.createDirectory(path);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private void write(String word) throws IOException {
        channel.write(ByteBuffer.wrap(word.getBytes(StandardCharsets.US_ASCII)), 0);
        channel.truncate(word.length());
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(32);
        channel.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
    }
}

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
/// next one.
///
/// **Thread:** any.
public final class DataDirectory implements AutoCloseable {

    /// The database file without its extension.
    private static final String DATABASE = "pilothouse";

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
                                .formatted(path, owner.isBlank() ? "" : " by process " + owner),
                        "Close that console or engine, or name another directory with --data DIR.");
            }
            DataDirectory directory = new DataDirectory(path, channel, lock);
            directory.writeOwner();
            directory.tables = directory.checkDatabase();
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
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "The lock of %s cannot be given back: %s".formatted(path, e.getMessage()), "");
        }
    }

    private int checkDatabase() throws IOException {
        Path file = path.resolve(DATABASE + ".mv.db");
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            return DatabaseFile.check(file);
        } catch (DataDirectoryException e) {
            close();
            throw e;
        }
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

    private void writeOwner() throws IOException {
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid())
                                .getBytes(StandardCharsets.US_ASCII)),
                0);
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(32);
        channel.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
    }
}

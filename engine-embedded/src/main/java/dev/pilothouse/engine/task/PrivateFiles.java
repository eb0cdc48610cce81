package dev.pilothouse.engine.task;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files and directories that only the user can read, whatever the umask is. Links are never
/// followed, so nothing outside is written through a planted one.
final class PrivateFiles {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final FileAttribute<?>[] DIRECTORY = permissions("rwx------");
    private static final FileAttribute<?>[] FILE = permissions("rw-------");

    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private PrivateFiles() {}

    /// Makes a directory and, where they are missing, those above it; one that is there is kept.
    static void makeDirectory(Path directory) throws IOException {
        try {
            Files.createDirectory(directory, DIRECTORY);
        } catch (NoSuchFileException missingParent) {
            Path parent = directory.toAbsolutePath().getParent();
            if (parent == null) {
                throw missingParent;
            }
            makeDirectory(parent);
            makeDirectory(directory);
        } catch (FileAlreadyExistsException present) {
            if (!Files.isDirectory(directory)) {
                throw present;
            }
        }
    }

    /// Writes a new file; one that is there is replaced, not written to.
    static void write(Path file, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try {
            writeNew(file, bytes);
        } catch (FileAlreadyExistsException present) {
            Files.delete(file);
            writeNew(file, bytes);
        }
    }

    /// Opens a file for appending, and makes it if it is missing. Interrupts do not close it.
    static OutputStream append(Path file) throws IOException {
        try {
            Files.createFile(file, FILE);
        } catch (FileAlreadyExistsException present) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(
                        "Expected %s to be a plain file, but it is not; remove it."
                                .formatted(file.getFileName()),
                        present);
            }
        }
        return appending(file);
    }

    private static void writeNew(Path file, byte[] bytes) throws IOException {
        try (var channel = Files.newByteChannel(file, NEW, FILE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    private static OutputStream appending(Path file) throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    }

    private static FileAttribute<?>[] permissions(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}

package dev.pilothouse.console.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// A file that its owner alone may read, and that is whole at every instant: what is new takes the
/// place of what was in one step.
///
/// **Thread:** any, one at a time.
///
/// @param path where it is
public record OwnFile(Path path) {

    /// Writes the file anew.
    public void write(byte[] content) throws IOException {
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, ownersAlone());
        Files.write(draft, content);
        Files.move(
                draft, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Puts the file aside under another ending, in place of one that was put there before.
    ///
    /// @return the name that it has now
    public String putAside(String ending) throws IOException {
        Path kept = path.resolveSibling(path.getFileName() + ending);
        Files.move(path, kept, StandardCopyOption.REPLACE_EXISTING);
        return kept.getFileName().toString();
    }

    private FileAttribute<?>[] ownersAlone() {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}

package dev.pilothouse.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What is done with a folder and everything in it.
final class Tree {

    /// The time of every file that is shipped: the AOT cache is refused if a jar is of another one,
    /// and a package of the same sources is to have the same times.
    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    private Tree() {}

    /// Copies a folder into one that is not there yet; modes and times are kept.
    static void copy(Path from, Path to) throws IOException {
        for (Path each : all(from)) {
            Path copy = to.resolve(from.relativize(each).toString());
            Files.createDirectories(copy.toAbsolutePath().getParent());
            Files.copy(
                    each,
                    copy,
                    LinkOption.NOFOLLOW_LINKS,
                    StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Deletes a folder; one that is not there is none.
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            for (Path each : all(folder).reversed()) {
                Files.delete(each);
            }
        }
    }

    /// Gives everything one time, and modes by which all may read and only the owner write,
    /// whatever the mask of the builder is.
    static void settle(Path folder) throws IOException {
        for (Path each : all(folder).reversed()) {
            if (Files.isSymbolicLink(each)) {
                continue;
            }
            boolean runs = Files.isDirectory(each) || Files.isExecutable(each);
            Files.setPosixFilePermissions(
                    each, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
            Files.setLastModifiedTime(each, TIME);
        }
    }

    /// A folder and everything in it, each folder before what is in it.
    static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }
}

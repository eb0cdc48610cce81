package dev.pilothouse.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// The size of what was built.
final class Megabytes {

    private static final double MEGABYTE = 1e6;
    private static final long KIBIBYTE = 1024;

    private Megabytes() {}

    /// The size of a file or of all files in a folder, for a person.
    static String of(Path path) throws IOException {
        return String.format(Locale.ROOT, "%.1f MB", bytes(path) / MEGABYTE);
    }

    /// The same in the unit of a Debian package.
    static long kibibytes(Path path) throws IOException {
        return (bytes(path) + KIBIBYTE - 1) / KIBIBYTE;
    }

    private static long bytes(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(each -> each.toFile().length())
                    .sum();
        }
    }
}

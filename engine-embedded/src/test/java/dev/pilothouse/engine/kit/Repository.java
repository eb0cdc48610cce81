package dev.pilothouse.engine.kit;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the repository is, seen from a test that runs in one of its modules.
public final class Repository {

    private Repository() {}

    /// The top folder of the repository.
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("Expected to run inside the repository");
        }
        return folder;
    }
}

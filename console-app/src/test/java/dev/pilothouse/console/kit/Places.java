package dev.pilothouse.console.kit;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where things are, seen from wherever the tests run.
public final class Places {

    private Places() {}

    /// The top of the repository.
    public static Path repository() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(".mvn"))) {
                return at;
            }
        }
        throw new IllegalStateException(
                "Expected to run somewhere below a folder with .mvn, but there is none");
    }

    /// The folder of sample workflows.
    public static Path samples() {
        return repository().resolve("samples");
    }

    /// Files as users of PyDolphinScheduler have them; need not exist.
    public static Path pydolphinFiles() {
        return repository()
                .resolveSibling("shared")
                .resolve("data")
                .resolve("pydolphinscheduler-yaml");
    }
}

package dev.pilothouse.console.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where a user's own files belong on a system.
///
/// @param system the system's name, as Java spells it
/// @param home the user's home directory
/// @param environment the environment variables
record UserDirectories(String system, Path home, Map<String, String> environment) {

    /// Those of this process. Java's own idea of a home ignores the variable that users change.
    static UserDirectories ofProcess(Map<String, String> environment) {
        String system = System.getProperty("os.name", "");
        String ofJava = System.getProperty("user.home", ".");
        String home =
                system.startsWith("Windows") ? ofJava : environment.getOrDefault("HOME", ofJava);
        return new UserDirectories(system, Path.of(home), environment);
    }

    /// The data directory of someone who names none.
    Path data() {
        return variable("PILOTHOUSE_DATA").orElseGet(() -> base().resolve("pilothouse"));
    }

    private Path base() {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support");
        }
        if (name.startsWith("windows")) {
            return variable("LOCALAPPDATA")
                    .orElseGet(() -> home.resolve("AppData").resolve("Local"));
        }
        return variable("XDG_DATA_HOME")
                .filter(Path::isAbsolute)
                .orElseGet(() -> home.resolve(".local").resolve("share"));
    }

    private Optional<Path> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}

package dev.pilothouse.installers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The programs that the build runs.
///
/// @param jdk the home of the JDK that becomes the program's own
/// @param dpkgDeb the packager, if there is one
record Tools(Path jdk, Optional<Path> dpkgDeb) {

    private static final List<String> NEEDED = List.of("jdeps", "jlink", "jpackage");

    /// Those of the JDK that runs this, and of the `PATH`.
    static Tools found() throws BuildFault {
        return in(Path.of(System.getProperty("java.home")), System.getenv("PATH"));
    }

    /// Those of a JDK and of some folders.
    static Tools in(Path jdk, String path) throws BuildFault {
        List<String> missing =
                NEEDED.stream().filter(name -> !Files.isExecutable(tool(jdk, name))).toList();
        if (!missing.isEmpty()) {
            throw new BuildFault(
                    """
                    Expected %s in %s, but this JDK has none.
                    Install a whole JDK 25 (https://adoptium.net); a JRE is not enough.\
                    """
                            .formatted(String.join(" and ", missing), jdk.resolve("bin")));
        }
        return new Tools(jdk, onPath(path, "dpkg-deb"));
    }

    Path jdeps() {
        return tool(jdk, "jdeps");
    }

    Path jlink() {
        return tool(jdk, "jlink");
    }

    Path jpackage() {
        return tool(jdk, "jpackage");
    }

    private static Path tool(Path jdk, String name) {
        return jdk.resolve("bin").resolve(name);
    }

    private static Optional<Path> onPath(String path, String name) {
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}

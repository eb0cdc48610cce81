package dev.pilothouse.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// What is built, from what, and where.
///
/// @param repository the top of the source tree
/// @param target the folder that is built in
/// @param version the program's
record BuildPlan(Path repository, Path target, Version version) {

    /// The name of the program, its command and its package.
    static final String NAME = "pilothouse";

    /// The jars of the program, in the order in which Java is to look through them.
    List<Path> classPath() throws IOException, BuildFault {
        Path file = target.resolve("classpath.txt");
        if (!Files.isRegularFile(file)) {
            throw new BuildFault(
                    """
                    Expected the class path in %s, but it is not there.
                    Build with: ./mvnw -B -Pinstallers verify\
                    """
                            .formatted(file));
        }
        String text = Files.readString(file).strip();
        return Arrays.stream(text.split(java.io.File.pathSeparator)).map(Path::of).toList();
    }

    /// A file of this module's sources.
    Path source(String name) {
        return repository.resolve("installers").resolve("src").resolve(name);
    }
}

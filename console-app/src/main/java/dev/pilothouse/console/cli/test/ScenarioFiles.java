package dev.pilothouse.console.cli.test;

import dev.pilothouse.console.cli.CommandException;
import dev.pilothouse.engine.definition.file.Document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The scenario files that the command line names.
final class ScenarioFiles {

    private ScenarioFiles() {}

    /// A file that is named, whatever it holds; of a directory, all `*.yaml` and `*.yml` below it
    /// that have the key `scenario`, in the order of their names.
    static List<Path> below(List<Path> places) throws IOException {
        Stream<Path> files = Stream.empty();
        for (Path place : places) {
            files = Stream.concat(files, Files.isDirectory(place) ? in(place) : Stream.of(place));
        }
        return files.distinct().toList();
    }

    private static Stream<Path> in(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> found =
                    all.filter(ScenarioFiles::isYaml)
                            .filter(Document::isScenario)
                            .sorted()
                            .toList();
            if (found.isEmpty()) {
                throw CommandException.usage(
                        "there is no scenario in %s".formatted(directory),
                        "A scenario is a *.yaml file with the key 'scenario:'.");
            }
            return found.stream();
        }
    }

    private static boolean isYaml(Path file) {
        String name = file.toString();
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }
}

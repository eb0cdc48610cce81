package dev.pilothouse.console.cli;

import dev.pilothouse.engine.definition.WorkflowDefinition;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The workflows with a schedule that files and folders hold.
final class ScheduledFiles {

    private final PrintStream err;

    ScheduledFiles(PrintStream err) {
        this.err = err;
    }

    /// Every scheduled workflow of these places; of a folder, those of its own `*.yaml` and
    /// `*.yml`.
    ///
    /// **Failure:** [CommandException] if a file is faulty, or one that was named has no schedule.
    List<WorkflowDefinition> read(List<Path> places) throws IOException {
        List<WorkflowDefinition> scheduled = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                for (Path file : filesOf(place)) {
                    WorkflowDefinition definition = definition(file);
                    if (definition.schedule() != null) {
                        scheduled.add(definition);
                    }
                }
            } else {
                scheduled.add(scheduled(place));
            }
        }
        return scheduled;
    }

    private WorkflowDefinition scheduled(Path file) {
        WorkflowDefinition definition = definition(file);
        if (definition.schedule() == null) {
            throw CommandException.usage(
                    "%s has no schedule".formatted(file),
                    "Add 'schedule:' to its workflow, or leave the file out.");
        }
        return definition;
    }

    private WorkflowDefinition definition(Path file) {
        return WorkflowFile.read(file, err).definition();
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(ScheduledFiles::isYaml).sorted().toList();
        }
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}

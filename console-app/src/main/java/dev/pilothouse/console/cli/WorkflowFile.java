package dev.pilothouse.console.cli;

import dev.pilothouse.engine.definition.file.ReadResult;
import dev.pilothouse.engine.definition.file.WorkflowReader;
import dev.pilothouse.engine.task.TaskTypes;

import java.io.PrintStream;
import java.nio.file.Path;

/// Reads a workflow file for a command that cannot go on without one.
public final class WorkflowFile {

    private WorkflowFile() {}

    /// What the file holds; its warnings are printed.
    ///
    /// **Failure:** [CommandException] after every fault was printed.
    public static ReadResult.Read read(Path file, PrintStream err) {
        ReadResult result = WorkflowReader.ofProcess(TaskTypes.installed()).read(file);
        result.faults().forEach(err::println);
        return switch (result) {
            case ReadResult.Read read -> read;
            case ReadResult.Refused _ ->
                    throw CommandException.usage(
                            "%s cannot be used; nothing was done".formatted(file),
                            "Correct what is named above; 'pilothouse lint %s' checks it again."
                                    .formatted(file));
        };
    }
}

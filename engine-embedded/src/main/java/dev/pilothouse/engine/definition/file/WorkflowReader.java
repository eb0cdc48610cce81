package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.task.TaskTypes;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// Reads workflow files, a superset of PyDolphinScheduler's YAML, into definitions.
///
/// Every fault of a file, and of the files that it refers to, is named at once with its place;
/// nothing is read in part. Hostile files (bombs of aliases, floods of values, very deep, very
/// large, not text at all) are refused in bounded time and memory.
///
/// **Thread:** any; immutable.
public final class WorkflowReader {
    private final TaskTypes types;
    private final Map<String, String> environment;
    private final ZoneId here;

    /// @param types the task types that can run here
    /// @param environment what `$ENV{…}` stands for
    /// @param here the zone of schedules that name none
    public WorkflowReader(TaskTypes types, Map<String, String> environment, ZoneId here) {
        this.types = types;
        this.environment = Map.copyOf(environment);
        this.here = here;
    }

    /// A reader with the environment and the time zone of this process.
    public static WorkflowReader ofProcess(TaskTypes types) {
        return new WorkflowReader(types, System.getenv(), ZoneId.systemDefault());
    }

    /// Reads a file.
    ///
    /// **Failure:** never throws; a file that is missing or unreadable is a fault.
    public ReadResult read(Path file) {
        return new Loading(types, environment, here).read(file, null);
    }

    /// Reads the text as if it stood in the file, which need not exist.
    public ReadResult read(Path file, String text) {
        return new Loading(types, environment, here).read(file, text);
    }

    /// Reads a workflow that is part of a file of another kind; it refers to no other workflow.
    public ReadResult read(Path file, Section part) {
        Faults faults = new Faults(file.toString());
        FileContext context = new FileContext(faults, part.context().references());
        return new WorkflowContent(part.node(), context, types, here)
                .read()
                .<ReadResult>map(read -> new ReadResult.Read(read, List.of(), faults.all()))
                .orElseGet(() -> new ReadResult.Refused(faults.all()));
    }
}

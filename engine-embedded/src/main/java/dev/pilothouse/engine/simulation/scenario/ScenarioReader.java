package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.Fault;
import dev.pilothouse.engine.definition.file.Document;
import dev.pilothouse.engine.definition.file.Faults;
import dev.pilothouse.engine.definition.file.ReadResult;
import dev.pilothouse.engine.definition.file.Section;
import dev.pilothouse.engine.definition.file.WorkflowReader;
import dev.pilothouse.engine.graph.Dependency;
import dev.pilothouse.engine.task.TaskTypes;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads scenario files. Every fault is named at once with its place, those of the workflow that
/// the scenario is about included; the limits are those of workflow files.
///
/// **Thread:** any; immutable.
public final class ScenarioReader {

    /// How a run starts if a scenario does not say it: all of it, with time expressions in UTC.
    public static final StartOptions USUAL_START =
            new StartOptions(
                    List.of(),
                    List.of(),
                    Dependency.TASK_POST,
                    null,
                    false,
                    false,
                    null,
                    ZoneOffset.UTC,
                    "scenario");

    private static final List<String> KEYS =
            List.of(
                    "scenario",
                    "file",
                    "workflow",
                    "tasks",
                    "children",
                    "world",
                    "start",
                    "script",
                    "steps",
                    "expect",
                    "description");

    private final WorkflowReader workflows;
    private final Map<String, String> environment;

    /// @param workflows reads the workflows
    /// @param environment what `$ENV{…}` stands for
    public ScenarioReader(WorkflowReader workflows, Map<String, String> environment) {
        this.workflows = workflows;
        this.environment = Map.copyOf(environment);
    }

    /// A reader with the environment of this process.
    public static ScenarioReader ofProcess(TaskTypes types) {
        return new ScenarioReader(WorkflowReader.ofProcess(types), System.getenv());
    }

    /// Reads a file.
    ///
    /// **Failure:** never throws; a file that is missing or unreadable is a fault.
    public ScenarioResult read(Path file) {
        Faults faults = new Faults(file.toString());
        return read(file, Document.open(file, environment, faults), faults);
    }

    /// Reads the text as if it stood in the file, which need not exist.
    public ScenarioResult read(Path file, String text) {
        Faults faults = new Faults(file.toString());
        return read(file, Document.of(file, text, environment, faults), faults);
    }

    private ScenarioResult read(Path file, Optional<Document> opened, Faults faults) {
        Set<Fault> all = new LinkedHashSet<>();
        Optional<Scenario> scenario = opened.flatMap(document -> scenario(file, document, all));
        all.addAll(faults.all());
        boolean sound = all.stream().noneMatch(f -> f.severity() == Fault.Severity.ERROR);
        List<Fault> told = List.copyOf(all);
        return scenario.isPresent() && sound
                ? new ScenarioResult.Read(scenario.get(), told)
                : new ScenarioResult.Refused(told);
    }

    private Optional<Scenario> scenario(Path file, Document document, Set<Fault> all) {
        Section root = document.root();
        root.require("scenario", "what it shows, in a sentence");
        root.require("expect", "what must come of it");
        root.refuseOthers("a scenario", KEYS);
        return workflow(file, document)
                .map(result -> new Children(workflows, file, root).added(result))
                .flatMap(
                        result -> {
                            all.addAll(result.faults());
                            return result instanceof ReadResult.Read read
                                    ? Optional.of(new ScenarioContent(file, document, read).read())
                                    : Optional.empty();
                        });
    }

    private Optional<ReadResult> workflow(Path file, Document document) {
        Section root = document.root();
        Faults faults = document.context().faults();
        boolean inline = root.value("workflow").isPresent() || root.value("tasks").isPresent();
        Optional<String> named = root.text("file");
        if (inline && named.isPresent()) {
            faults.error(
                    root.keyNode("file"),
                    "contradiction",
                    "Expected either 'file' or 'workflow' and 'tasks', but found both; remove one");
        }
        if (inline) {
            return Optional.of(workflows.read(file, document.text()));
        }
        if (named.isEmpty()) {
            root.require("file", "the workflow file; or 'workflow' and 'tasks' in its place");
            return Optional.empty();
        }
        try {
            return Optional.of(workflows.read(file.resolveSibling(named.get())));
        } catch (InvalidPathException _) {
            faults.error(
                    root.place("file"),
                    "file-not-found",
                    "Expected the name of a file, but '%s' cannot be one".formatted(named.get()));
            return Optional.empty();
        }
    }
}

package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.file.FileContext;
import dev.pilothouse.engine.definition.file.ParameterKeys;
import dev.pilothouse.engine.definition.file.Section;
import dev.pilothouse.engine.definition.file.Values;
import dev.pilothouse.engine.graph.Dependency;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `start`. Time expressions are read in UTC, so a scenario means the same everywhere.
final class StartKeys {

    private static final List<String> KEYS =
            List.of(
                    "params",
                    "start_nodes",
                    "dependency",
                    "failure_strategy",
                    "dry_run",
                    "schedule_time");
    private static final List<String> TRUTH = List.of("TRUE", "FALSE");

    private final FileContext context;
    private final TaskNames tasks;

    StartKeys(FileContext context, TaskNames tasks) {
        this.context = context;
        this.tasks = tasks;
    }

    StartOptions read(Optional<Section> start) {
        return start.map(this::options).orElse(ScenarioReader.USUAL_START);
    }

    private StartOptions options(Section start) {
        start.refuseOthers("'start'", KEYS);
        Values values = start.values();
        boolean dry = values.word("dry_run", TRUTH).filter("TRUE"::equals).isPresent();
        return new StartOptions(
                new ParameterKeys(context).read(start, "params"),
                startNodes(start),
                values.word("dependency", Dependency.class, Dependency.TASK_POST),
                failureStrategy(start),
                dry,
                false,
                scheduleTime(start),
                ZoneOffset.UTC,
                ScenarioReader.USUAL_START.author());
    }

    private List<String> startNodes(Section start) {
        List<String> nodes = new ArrayList<>();
        for (ScalarNode name : start.names("start_nodes")) {
            tasks.own(name.getValue(), name).ifPresent(task -> nodes.add(task.name()));
        }
        return nodes;
    }

    private static @Nullable FailureStrategy failureStrategy(Section start) {
        return start.text("failure_strategy").isEmpty()
                ? null
                : start.values()
                        .word("failure_strategy", FailureStrategy.class, FailureStrategy.CONTINUE);
    }

    private @Nullable Instant scheduleTime(Section start) {
        Optional<String> text = start.text("schedule_time");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.get().strip()).toInstant();
        } catch (DateTimeException _) {
            context.faults()
                    .error(
                            start.place("schedule_time"),
                            "bad-time",
                            "Expected an instant such as 2024-08-11T00:00:00Z, but found '%s'"
                                    .formatted(text.get()));
            return null;
        }
    }
}

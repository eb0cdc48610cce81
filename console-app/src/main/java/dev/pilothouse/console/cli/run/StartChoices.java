package dev.pilothouse.console.cli.run;

import dev.pilothouse.console.cli.CommandException;
import dev.pilothouse.console.cli.WrittenTime;
import dev.pilothouse.console.remote.Request;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.Dependency;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a user may choose about one run.
public final class StartChoices {

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = "A start parameter: wins over all others. May be given several times.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--start-nodes",
            split = ",",
            paramLabel = "TASK",
            description = "Start at these tasks, separated by commas. Default: all roots.")
    private List<String> startNodes = List.of();

    @Option(
            names = "--dependency",
            description = {
                "What runs beside the start nodes: TASK_ONLY nothing, TASK_PRE what is before"
                        + " them,",
                "TASK_POST what is behind them. Default: ${DEFAULT-VALUE}."
            })
    private Dependency dependency = Dependency.TASK_POST;

    @Option(
            names = "--failure-strategy",
            description = {
                "CONTINUE lets other branches go on after a failure, END kills them.",
                "Default: as the file says."
            })
    private @Nullable FailureStrategy failureStrategy;

    @Option(names = "--dry-run", description = "Tasks succeed without doing anything.")
    private boolean dryRun;

    @Option(
            names = "--schedule-time",
            paramLabel = "TIME",
            description = {
                "The base of time expressions: 2024-08-11T00:00:00Z, or without a zone for the",
                "time here. Default: now."
            })
    private @Nullable String scheduleTime;

    /// The options of a run of a definition.
    ///
    /// **Failure:** [CommandException] if a choice makes no sense.
    StartOptions options(WorkflowDefinition definition) {
        return request("").options(definition, System.getProperty("user.name", "unknown"));
    }

    /// The request to start a workflow that a running engine knows, or was given before if the name
    /// is empty.
    ///
    /// **Failure:** [CommandException] if a choice makes no sense.
    Request.Start request(String workflow) {
        return request(workflow, ZoneId.systemDefault());
    }

    /// The same for a run that reads its time expressions in a zone.
    public Request.Start request(String workflow, ZoneId zone) {
        return new Request.Start(
                workflow,
                parameters,
                startNodes.stream().map(String::strip).filter(name -> !name.isEmpty()).toList(),
                dependency,
                failureStrategy == null ? "" : failureStrategy.name(),
                dryRun,
                scheduleTime == null
                        ? ""
                        : WrittenTime.instant(scheduleTime, "--schedule-time").toString(),
                zone.getId());
    }
}

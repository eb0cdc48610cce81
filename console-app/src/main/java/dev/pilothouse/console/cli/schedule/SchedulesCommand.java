package dev.pilothouse.console.cli.schedule;

import dev.pilothouse.console.cli.DataOption;
import dev.pilothouse.console.cli.ExitCode;
import dev.pilothouse.console.cli.JsonLines;
import dev.pilothouse.console.cli.Surroundings;
import dev.pilothouse.console.cli.WorkflowFile;
import dev.pilothouse.console.remote.ControlClient;
import dev.pilothouse.console.remote.Request;
import dev.pilothouse.console.remote.ScheduleFacts;
import dev.pilothouse.engine.definition.DefinitionJson;
import dev.pilothouse.engine.definition.WorkflowDefinition;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// The schedules of a running engine.
@Command(
        name = "schedules",
        description = {
            "List the schedules of the console or engine that is running on the data directory,",
            "with their next fire times."
        })
public final class SchedulesCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--json", description = "Print one JSON line per schedule.")
    private boolean json;

    @Mixin private DataOption data = new DataOption();

    /// The command, printing to these surroundings.
    public SchedulesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (ControlClient client = ControlClient.connect(data.directory(surroundings))) {
            List<ScheduleFacts> schedules = client.schedules();
            if (json) {
                JsonLines lines = new JsonLines(surroundings.out());
                schedules.forEach(schedule -> line(lines, schedule));
            } else {
                table(schedules);
            }
            return ExitCode.DONE;
        }
    }

    private void table(List<ScheduleFacts> schedules) {
        String format = "%-24s %-8s %-20s %-16s %-12s %s%n";
        surroundings.out().printf(format, "WORKFLOW", "", "CRON", "ZONE", "MISSED", "NEXT");
        for (ScheduleFacts schedule : schedules) {
            surroundings
                    .out()
                    .printf(
                            format,
                            schedule.workflow(),
                            schedule.online() ? "online" : "offline",
                            schedule.cron(),
                            schedule.zone(),
                            schedule.misfire(),
                            schedule.next().isEmpty() ? "never" : schedule.next().getFirst());
        }
    }

    private static void line(JsonLines lines, ScheduleFacts schedule) {
        lines.line(
                json -> {
                    json.writeStringProperty("workflow", schedule.workflow());
                    json.writeBooleanProperty("online", schedule.online());
                    json.writeStringProperty("cron", schedule.cron());
                    json.writeStringProperty("zone", schedule.zone());
                    json.writeStringProperty("misfire", schedule.misfire());
                    json.writeStringProperty("last_fire", schedule.lastFire());
                    json.writeArrayPropertyStart("next");
                    schedule.next().forEach(json::writeString);
                    json.writeEndArray();
                });
    }

    /// Has the workflow of a file start by itself from now on.
    @Command(
            name = "online",
            description = "Have the workflow of a file start by itself from now on.")
    int online(
            @Parameters(paramLabel = "FILE", description = "A workflow file with a schedule.")
                    Path file,
            @Option(
                            names = "--misfire",
                            defaultValue = "ONCE",
                            description = {
                                "What becomes of fire times that were missed because no engine was"
                                        + " there:",
                                "SKIP leaves them out, ONCE fires the newest, CATCH_UP fires all in"
                                        + " order. Default: ONCE."
                            })
                    Request.Misfire misfire,
            @Option(
                            names = "--limit",
                            defaultValue = "1",
                            description = "With CATCH_UP: how many of them at a time. Default: 1.")
                    int limit,
            @Mixin DataOption place) {
        WorkflowDefinition definition = WorkflowFile.read(file, surroundings.err()).definition();
        try (ControlClient client = ControlClient.connect(place.directory(surroundings))) {
            client.upload(new DefinitionJson().write(definition));
            client.ask(new Request.PutOnline(misfire, limit));
            client.schedules().stream()
                    .filter(schedule -> schedule.workflow().equals(definition.name()))
                    .forEach(this::preview);
            return ExitCode.DONE;
        }
    }

    private void preview(ScheduleFacts schedule) {
        surroundings.out().println("schedule of %s is online".formatted(schedule.workflow()));
        schedule.next().forEach(next -> surroundings.out().println("  fires at " + next));
    }

    /// Has a workflow not start by itself any more.
    @Command(
            name = "offline",
            description = "Have a workflow not start by itself any more; its runs go on.")
    int offline(
            @Parameters(paramLabel = "NAME", description = "The workflow.") String workflow,
            @Mixin DataOption place) {
        try (ControlClient client = ControlClient.connect(place.directory(surroundings))) {
            client.ask(new Request.TakeOffline(workflow));
            surroundings.out().println("schedule of %s is offline".formatted(workflow));
            return ExitCode.DONE;
        }
    }
}

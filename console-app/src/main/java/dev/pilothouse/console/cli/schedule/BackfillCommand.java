package dev.pilothouse.console.cli.schedule;

import dev.pilothouse.console.cli.CommandException;
import dev.pilothouse.console.cli.DataOption;
import dev.pilothouse.console.cli.ExitCode;
import dev.pilothouse.console.cli.Surroundings;
import dev.pilothouse.console.cli.WorkflowFile;
import dev.pilothouse.console.cli.WrittenTime;
import dev.pilothouse.console.cli.run.StartChoices;
import dev.pilothouse.console.remote.ControlClient;
import dev.pilothouse.console.remote.Request;
import dev.pilothouse.engine.definition.DefinitionJson;
import dev.pilothouse.engine.definition.ScheduleDefinition;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.schedule.BackfillDates;
import dev.pilothouse.engine.schedule.BackfillRequest;
import dev.pilothouse.engine.schedule.BackfillRequest.ElementFailure;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;

/// Runs a workflow for many dates.
@Command(
        name = "backfill",
        description = {
            "Run a workflow once for each date of a span, in the console or engine that is running",
            "on the data directory. The dates are the fire times of the file's schedule, or the",
            "beginnings of the days if it has none. With --preview the dates are printed and",
            "nothing is run."
        })
public final class BackfillCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "A workflow file.")
    private Path file = Path.of("");

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DAY",
            description = "The first day: 2024-08-01.")
    private String from = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DAY",
            description = "The last day, which counts.")
    private String to = "";

    @Option(names = "--daily", description = "The beginning of each day, whatever the schedule.")
    private boolean daily;

    @Option(names = "--order", description = "ASCENDING or DESCENDING. Default: ${DEFAULT-VALUE}.")
    private BackfillRequest.Order order = BackfillRequest.Order.ASCENDING;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "How many runs at a time. Default: ${DEFAULT-VALUE}.")
    private int parallel = 1;

    @Option(
            names = "--on-failure",
            description = {
                "END begins no date behind one that did not succeed, CONTINUE runs them all.",
                "Default: ${DEFAULT-VALUE}."
            })
    private ElementFailure onFailure = ElementFailure.END;

    @Option(names = "--preview", description = "Print the dates and run nothing.")
    private boolean preview;

    @Mixin private StartChoices choices = new StartChoices();
    @Mixin private DataOption data = new DataOption();

    /// The command, printing to these surroundings.
    public BackfillCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        WorkflowDefinition definition = WorkflowFile.read(file, surroundings.err()).definition();
        List<Instant> dates = order.of(dates(definition));
        if (preview) {
            ZoneId zone = zone(definition);
            dates.forEach(date -> surroundings.out().println(date.atZone(zone)));
            surroundings.out().println(dates.size() + (dates.size() == 1 ? " date" : " dates"));
            return ExitCode.DONE;
        }
        return start(definition, dates);
    }

    private int start(WorkflowDefinition definition, List<Instant> dates) {
        try (ControlClient client = ControlClient.connect(data.directory(surroundings))) {
            client.upload(new DefinitionJson().write(definition));
            long id =
                    client.ask(
                            new Request.StartBackfill(
                                    dates.stream().map(Instant::toString).toList(),
                                    parallel,
                                    onFailure,
                                    choices.request(definition.name(), zone(definition))));
            surroundings
                    .out()
                    .println(
                            "backfill %d of %s started: %d dates"
                                    .formatted(id, definition.name(), dates.size()));
            return ExitCode.DONE;
        }
    }

    private List<Instant> dates(WorkflowDefinition definition) {
        LocalDate first = WrittenTime.day(from, "--from");
        LocalDate last = WrittenTime.day(to, "--to");
        ZoneId zone = zone(definition);
        ScheduleDefinition schedule = definition.schedule();
        try {
            return schedule == null || daily
                    ? BackfillDates.daily(first, last, zone)
                    : BackfillDates.of(
                            schedule,
                            first.atStartOfDay(zone).toInstant(),
                            last.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1));
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()), "Name days nearer by.");
        }
    }

    private static ZoneId zone(WorkflowDefinition definition) {
        ScheduleDefinition schedule = definition.schedule();
        return schedule == null ? ZoneId.systemDefault() : schedule.zone();
    }
}

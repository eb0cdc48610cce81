package dev.pilothouse.console.cli.schedule;

import dev.pilothouse.console.cli.DataOption;
import dev.pilothouse.console.cli.ExitCode;
import dev.pilothouse.console.cli.JsonLines;
import dev.pilothouse.console.cli.Surroundings;
import dev.pilothouse.console.remote.BackfillFacts;
import dev.pilothouse.console.remote.ControlClient;
import dev.pilothouse.console.remote.Request;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;

/// The backfills of a running engine.
@Command(
        name = "backfills",
        description = {
            "List the backfills of the console or engine that is running on the data directory,",
            "newest first."
        })
public final class BackfillsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--json", description = "Print one JSON line per backfill.")
    private boolean json;

    @Mixin private DataOption data = new DataOption();

    /// The command, printing to these surroundings.
    public BackfillsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (ControlClient client = ControlClient.connect(data.directory(surroundings))) {
            List<BackfillFacts> backfills = client.backfills();
            if (json) {
                JsonLines lines = new JsonLines(surroundings.out());
                backfills.forEach(backfill -> line(lines, backfill));
            } else {
                table(backfills);
            }
            return ExitCode.DONE;
        }
    }

    private void table(List<BackfillFacts> backfills) {
        String format = "%8s  %-24s %-8s %12s  %s%n";
        surroundings.out().printf(format, "BACKFILL", "WORKFLOW", "STATE", "BEGUN", "");
        for (BackfillFacts backfill : backfills) {
            surroundings
                    .out()
                    .printf(
                            format,
                            backfill.id(),
                            backfill.workflow(),
                            backfill.state(),
                            backfill.begun() + " of " + backfill.dates(),
                            backfill.reason());
        }
    }

    private static void line(JsonLines lines, BackfillFacts backfill) {
        lines.line(
                json -> {
                    json.writeNumberProperty("backfill", backfill.id());
                    json.writeStringProperty("workflow", backfill.workflow());
                    json.writeNumberProperty("version", backfill.version());
                    json.writeStringProperty("state", backfill.state().name());
                    json.writeNumberProperty("dates", backfill.dates());
                    json.writeNumberProperty("begun", backfill.begun());
                    json.writeNumberProperty("parallel", backfill.parallel());
                    json.writeStringProperty("reason", backfill.reason());
                });
    }

    /// Has no further date of a backfill begin.
    @Command(
            name = "stop",
            description = "Have no further date of a backfill begin; its runs go on.")
    int stop(
            @Parameters(paramLabel = "ID", description = "The backfill.") long id,
            @Mixin DataOption place) {
        return ask(place, new Request.StopBackfill(id), "backfill %d is stopped".formatted(id));
    }

    /// Has a stopped or failed backfill go on.
    @Command(
            name = "resume",
            description = "Have a stopped or failed backfill go on with the next date.")
    int resume(
            @Parameters(paramLabel = "ID", description = "The backfill.") long id,
            @Mixin DataOption place) {
        return ask(place, new Request.ResumeBackfill(id), "backfill %d goes on".formatted(id));
    }

    private int ask(DataOption place, Request request, String done) {
        try (ControlClient client = ControlClient.connect(place.directory(surroundings))) {
            client.ask(request);
            surroundings.out().println(done);
            return ExitCode.DONE;
        }
    }
}

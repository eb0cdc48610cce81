package dev.pilothouse.console.cli;

import dev.pilothouse.console.remote.Lookout;
import dev.pilothouse.engine.store.RunSummary;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Lists runs, newest first.
@Command(name = "list", description = "List the runs of a data directory, newest first.")
final class ListCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Surroundings surroundings;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many at most. Default: ${DEFAULT-VALUE}.")
    private int limit = 50;

    @Option(names = "--json", description = "Print one JSON line per run.")
    private boolean json;

    @Mixin private DataOption data = new DataOption();

    ListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path directory = data.directory(surroundings);
        Optional<Lookout> found = Lookouts.open(directory);
        if (found.isEmpty()) {
            surroundings.err().println("There are no runs in " + directory + " yet.");
            return ExitCode.DONE;
        }
        try (Lookout lookout = found.get()) {
            print(lookout.runs(Math.max(0, limit)));
        }
        return ExitCode.DONE;
    }

    private void print(List<RunSummary> runs) {
        if (json) {
            JsonLines lines = new JsonLines(surroundings.out());
            runs.forEach(run -> print(run, lines));
            return;
        }
        String format = "%6s  %-24s %-11s %-19s %12s  %s%n";
        surroundings.out().printf(format, "RUN", "WORKFLOW", "STATE", "STARTED", "LASTED", "");
        for (RunSummary run : runs) {
            surroundings
                    .out()
                    .printf(
                            format,
                            run.id(),
                            run.workflow(),
                            run.state(),
                            TIME.format(Instant.ofEpochMilli(run.createdAt())),
                            Spans.words(Spans.between(run.startedAt(), run.endedAt())),
                            run.reason());
        }
    }

    private static void print(RunSummary run, JsonLines lines) {
        lines.line(
                json -> {
                    json.writeNumberProperty("run", run.id());
                    json.writeStringProperty("workflow", run.workflow());
                    json.writeNumberProperty("version", run.version());
                    json.writeStringProperty("state", run.state().name());
                    json.writeNumberProperty("created_at", run.createdAt());
                    json.writeNumberProperty("started_at", run.startedAt());
                    json.writeNumberProperty("ended_at", run.endedAt());
                    json.writeStringProperty("reason", run.reason());
                });
    }
}

package dev.pilothouse.console.cli;

import dev.pilothouse.console.remote.RunFacts;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.journal.Verification;
import dev.pilothouse.engine.journal.file.RunFileException;
import dev.pilothouse.engine.journal.file.RunImport;
import dev.pilothouse.engine.journal.file.RunRecord;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/// Shows a recorded run as it was after any of its events, and takes its decisions again.
@Command(
        name = "replay",
        description = {
            "Show a recorded run as it was after its last event, or after event N.",
            "Needs no engine, no worker and no network."
        })
final class ReplayCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "FILE.phrun",
            description = "A file that 'pilothouse export' has written.")
    private Path file = Path.of("");

    @Option(
            names = "--at",
            paramLabel = "N",
            description = "After event N; 0 is before the first one.")
    private @Nullable Integer at;

    @Option(
            names = "--verify",
            description = {
                "Take every decision again and compare it with the recorded one; ends with 1 if one"
                        + " differs."
            })
    private boolean verify;

    @Option(names = "--json", description = "Print JSON lines.")
    private boolean json;

    ReplayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Timeline timeline = read().timeline();
        int event = at == null ? timeline.size() : at;
        if (event < 0 || event > timeline.size()) {
            throw CommandException.usage(
                    "there is no event %d in %s".formatted(event, file),
                    "Choose one from 0 to %d.".formatted(timeline.size()));
        }
        show(timeline.at(event), event);
        return verify ? verify(timeline) : ExitCode.DONE;
    }

    private RunRecord read() throws IOException {
        try {
            return RunImport.read(file);
        } catch (RunFileException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()), e.remedy());
        } catch (FileSystemException e) {
            throw CommandException.usage(
                    "%s cannot be read: %s".formatted(file, e.getMessage()),
                    "Check its permissions.");
        }
    }

    private void show(Run run, int event) {
        RunFacts facts = RunFacts.of(run, event, UnaryOperator.identity());
        if (json) {
            RunResult.write("state", new JsonLines(surroundings.out()), facts);
        } else {
            ShowCommand.print(surroundings.out(), facts);
        }
    }

    private int verify(Timeline timeline) {
        Optional<Verification.Difference> difference = Verification.of(timeline, Rules.tables());
        if (json) {
            new JsonLines(surroundings.out())
                    .line(
                            line -> {
                                line.writeStringProperty("type", "verify");
                                line.writeNumberProperty("events", timeline.size());
                                line.writeBooleanProperty("equal", difference.isEmpty());
                                difference.ifPresent(
                                        found -> {
                                            line.writeNumberProperty("event", found.entry());
                                            line.writeStringProperty("of", found.event());
                                            line.writeStringProperty("what", found.what());
                                            line.writeStringProperty("recorded", found.recorded());
                                            line.writeStringProperty("decided", found.decided());
                                        });
                            });
        } else {
            surroundings.out().println(words(timeline, difference));
        }
        return difference.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static String words(Timeline timeline, Optional<Verification.Difference> difference) {
        return difference
                .map(
                        found ->
                                "differs at event %d, %s: %s%n  recorded: %s%n  decided:  %s"
                                        .formatted(
                                                found.entry(),
                                                found.event(),
                                                found.what(),
                                                found.recorded(),
                                                found.decided()))
                .orElseGet(
                        () -> "verified: %1$d of %1$d decisions equal".formatted(timeline.size()));
    }
}

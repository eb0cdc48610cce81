package dev.pilothouse.console.cli.run;

import dev.pilothouse.console.cli.DataOption;
import dev.pilothouse.console.cli.JsonLines;
import dev.pilothouse.console.cli.ProgramVersion;
import dev.pilothouse.console.cli.QuietLogging;
import dev.pilothouse.console.cli.Surroundings;
import dev.pilothouse.console.cli.WorkflowFile;
import dev.pilothouse.console.remote.ControlServer;
import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.file.ReadResult;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;

/// Runs a workflow file for real in an engine of this process.
@Command(
        name = "run",
        description = {
            "Run a workflow file for real in the embedded engine.",
            "Ctrl-C asks for a stop; a second one leaves the run to be continued."
        })
public final class RunCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "The workflow file.")
    private Path file = Path.of("");

    @Mixin private StartChoices choices = new StartChoices();
    @Mixin private EngineChoices engineChoices = new EngineChoices();
    @Mixin private DataOption data = new DataOption();

    @Option(
            names = "--json",
            description = "Print every lifecycle event as a JSON line, then the result line.")
    private boolean json;

    /// The command, printing to these surroundings.
    public RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ReadResult.Read read = WorkflowFile.read(file, surroundings.err());
        StartOptions options = choices.options(read.definition());
        Path directory = data.directory(surroundings);
        EngineSettings settings = engineChoices.settings(directory);
        NewsDesk news = new NewsDesk();
        try (MasterEngine engine = MasterEngine.open(settings, news::changed)) {
            QuietLogging.to(directory);
            Interrupts.report(news);
            read.referenced().forEach(engine::define);
            long id = start(engine, read, options);
            try (var _ = channel(engine, directory)) {
                return new Attendance(engine, news, view(), surroundings.err(), directory)
                        .attend(id);
            }
        }
    }

    private static long start(MasterEngine engine, ReadResult.Read read, StartOptions options) {
        try {
            return engine.start(read.definition(), options).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private @Nullable ControlServer channel(MasterEngine engine, Path directory)
            throws IOException {
        return ControlServer.beside(
                engine, directory, ProgramVersion.number(), surroundings.err()::println);
    }

    private RunView view() {
        if (json) {
            return new JsonView(new JsonLines(surroundings.out()));
        }
        Glyphs glyphs = Glyphs.shownBy(surroundings);
        return surroundings.terminal()
                ? new LiveView(surroundings.out(), glyphs)
                : new PlainView(surroundings.out());
    }
}

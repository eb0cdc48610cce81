package dev.pilothouse.console.cli;

import dev.pilothouse.console.shell.ConsoleWindow;
import dev.pilothouse.console.shell.LaunchPlan;
import dev.pilothouse.engine.EngineSettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// Opens the console with the samples and a run in progress.
@Command(
        name = "demo",
        description = {
            "Open the console with the samples and a run in progress.",
            "Without a display the same window runs headless and writes pictures of itself."
        })
final class DemoCommand implements Callable<Integer> {

    /// Where the launcher says that the samples are.
    private static final String SAMPLES = "PILOTHOUSE_SAMPLES";

    private final Surroundings surroundings;

    @Mixin private DataOption data = new DataOption();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where pictures go if there is no display. Default: here.")
    private Path out = Path.of("");

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        EngineSettings settings = EngineSettings.in(data.directory(surroundings));
        return ConsoleWindow.open(
                LaunchPlan.demo(settings, samples(), out).ofVersion(ProgramVersion.number()));
    }

    private List<Path> samples() throws IOException {
        String folder = surroundings.environment().get(SAMPLES);
        if (folder == null || !Files.isDirectory(Path.of(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }
}

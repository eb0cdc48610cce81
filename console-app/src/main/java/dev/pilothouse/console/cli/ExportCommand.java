package dev.pilothouse.console.cli;

import dev.pilothouse.console.remote.Lookout;
import dev.pilothouse.engine.journal.file.RunImport;
import dev.pilothouse.engine.journal.file.WholeFile;
import dev.pilothouse.engine.simulation.scenario.RecordedFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/// Writes a run into a file that can be replayed anywhere.
@Command(
        name = "export",
        description = {
            "Write a run with its definition and its journal into a file that 'pilothouse replay'",
            "opens anywhere; or, if the file is named *.yaml, as a scenario that 'pilothouse test'",
            "plays. Secrets are masked."
        })
final class ExportCommand implements Callable<Integer> {

    private static final String SCENARIO = ".yaml";

    private final Surroundings surroundings;

    @Parameters(paramLabel = "ID", description = "The run, as 'pilothouse list' names it.")
    private long id;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE.phrun|FILE.yaml",
            required = true,
            description = "The file; one that is there is replaced.")
    private Path out = Path.of("");

    @Mixin private DataOption data = new DataOption();

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        checkFolder();
        try (Lookout lookout = Lookouts.openExisting(data.directory(surroundings))) {
            String workflow = lookout.run(id).workflow();
            if (out.toString().endsWith(SCENARIO)) {
                scenario(lookout, workflow);
                return ExitCode.DONE;
            }
            long events = export(lookout);
            surroundings
                    .err()
                    .println(
                            "Wrote run %d of %s, %d events, to %s."
                                    .formatted(id, workflow, events, out));
        }
        return ExitCode.DONE;
    }

    /// A scenario is made of what an export holds, so it knows no secrets, wherever the run is.
    private void scenario(Lookout lookout, String workflow) throws IOException {
        Path recording = Files.createTempFile("pilothouse-", ".phrun");
        try {
            WholeFile.write(recording, file -> lookout.export(id, file));
            RecordedFile scenario =
                    RecordedFile.of(RunImport.read(recording).timeline(), UnaryOperator.identity());
            WholeFile.write(
                    out, file -> file.write(scenario.text().getBytes(StandardCharsets.UTF_8)));
            surroundings
                    .err()
                    .println(
                            "Wrote run %d of %s as a scenario to %s; played in a simulated world it %s to the same end."
                                    .formatted(
                                            id,
                                            workflow,
                                            out,
                                            scenario.same() ? "comes" : "does not come"));
            scenario.remarks().forEach(surroundings.err()::println);
        } catch (FileSystemException e) {
            throw unwritable(e);
        } finally {
            Files.deleteIfExists(recording);
        }
    }

    private CommandException unwritable(FileSystemException e) {
        return CommandException.usage(
                "%s cannot be written: %s".formatted(out, e.getMessage()),
                "Check the folder's permissions and room, or name another file with -o.");
    }

    private void checkFolder() {
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw CommandException.usage(
                    "there is no folder for " + out, "Make it, or name another file with -o.");
        }
    }

    private long export(Lookout lookout) throws IOException {
        AtomicLong events = new AtomicLong();
        try {
            WholeFile.write(out, file -> events.set(lookout.export(id, file)));
        } catch (FileSystemException e) {
            throw unwritable(e);
        }
        return events.get();
    }
}

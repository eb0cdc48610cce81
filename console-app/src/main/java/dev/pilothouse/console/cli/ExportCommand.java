package dev.pilothouse.console.cli;

import dev.pilothouse.console.remote.Lookout;
import dev.pilothouse.engine.journal.file.WholeFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/// Writes a run into a file that can be replayed anywhere.
@Command(
        name = "export",
        description = {
            "Write a run with its definition and its journal into a file that 'pilothouse replay'",
            "opens anywhere. Secrets are masked."
        })
final class ExportCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "ID", description = "The run, as 'pilothouse list' names it.")
    private long id;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE.phrun",
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
            long events = export(lookout);
            surroundings
                    .err()
                    .println(
                            "Wrote run %d of %s, %d events, to %s."
                                    .formatted(id, workflow, events, out));
        }
        return ExitCode.DONE;
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
            throw CommandException.usage(
                    "%s cannot be written: %s".formatted(out, e.getMessage()),
                    "Check the folder's permissions and room, or name another file with -o.");
        }
        return events.get();
    }
}

package dev.pilothouse.console.cli.test;

import dev.pilothouse.engine.simulation.trial.ShrunkTrial;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The scenario file of a failing seed that was shrunk.
///
/// @param trial what is left of the trial
/// @param file where it was to be written
/// @param problem why it was not written; empty if it was
record SeedFile(ShrunkTrial trial, Path file, String problem) {

    /// Writes a file into a folder; what is there already is left as it is.
    static SeedFile write(Path folder, ShrunkTrial trial) {
        String name = "pilothouse-seed-%d.yaml".formatted(trial.seed());
        Path file = folder.resolve(name);
        try {
            Files.writeString(file, trial.text(name), StandardOpenOption.CREATE_NEW);
            return new SeedFile(trial, file, "");
        } catch (FileAlreadyExistsException _) {
            return new SeedFile(
                    trial, file, "it exists already and is left as it is; move it away");
        } catch (IOException e) {
            return new SeedFile(
                    trial,
                    file,
                    "the system refused (%s); go to a folder where you may write"
                            .formatted(e.getClass().getSimpleName()));
        }
    }

    boolean isWritten() {
        return problem.isEmpty();
    }
}

package dev.pilothouse.console.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// The data directory that a command works on.
public final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "The data directory. Default: the environment variable PILOTHOUSE_DATA, else",
                "pilothouse in the user's data directory."
            })
    private @Nullable Path directory;

    /// The directory that was named, else the user's own.
    public Path directory(Surroundings surroundings) {
        return directory != null
                ? directory
                : UserDirectories.ofProcess(surroundings.environment()).data();
    }
}

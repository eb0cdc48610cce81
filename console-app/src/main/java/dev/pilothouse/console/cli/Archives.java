package dev.pilothouse.console.cli;

import dev.pilothouse.engine.Archive;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.store.DataDirectoryInUseException;

import java.nio.file.Path;
import java.util.Optional;

/// Opens data directories for commands that only look.
final class Archives {

    private Archives() {}

    /// The runs of a directory; empty if there never were any.
    ///
    /// **Failure:** [CommandException] if an engine has the directory open.
    static Optional<Archive> open(Path directory) {
        try {
            return Archive.open(directory);
        } catch (DataDirectoryInUseException e) {
            throw CommandException.usage(
                    String.valueOf(e.getMessage()),
                    "Close that console or engine first, or name another directory with --data"
                            + " DIR.");
        }
    }

    /// The runs of a directory that must have some.
    static Archive openExisting(Path directory) {
        return open(directory).orElseThrow(() -> nothingIn(directory));
    }

    /// What is said of a directory without runs.
    static CommandException nothingIn(Path directory) {
        return CommandException.usage(
                "there are no runs in " + directory,
                "Name the directory of the runs with --data DIR, or start one with 'pilothouse run"
                        + " FILE'.");
    }

    /// A run of an archive that must be there.
    static RunSnapshot run(Archive archive, long id) {
        return archive.snapshot(id)
                .orElseThrow(
                        () ->
                                CommandException.usage(
                                        "there is no run " + id,
                                        "See 'pilothouse list' for the runs there are."));
    }
}

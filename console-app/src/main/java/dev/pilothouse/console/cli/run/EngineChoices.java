package dev.pilothouse.console.cli.run;

import dev.pilothouse.console.cli.CommandException;
import dev.pilothouse.engine.EngineSettings;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What a user may choose about the engine of a command.
public final class EngineChoices {

    @Option(
            names = "--worker-group",
            paramLabel = "GROUP",
            description = {"A worker group to serve beside 'default'; may be given several times."})
    private List<String> workerGroups = List.of();

    @Option(
            names = "--slots",
            paramLabel = "N",
            description = "How many tasks of a worker group run at once.")
    private int slots;

    /// An engine on a data directory, as it was chosen.
    public EngineSettings settings(Path dataDirectory) {
        EngineSettings settings = EngineSettings.in(dataDirectory);
        if (slots < 0) {
            throw CommandException.usage(
                    "expected --slots to be 1 or more, but it is " + slots,
                    "Leave it out for as many as this machine carries.");
        }
        List<String> groups =
                Stream.concat(settings.workerGroups().stream(), workerGroups.stream())
                        .distinct()
                        .toList();
        return (slots == 0 ? settings : settings.withSlots(slots)).serving(groups);
    }
}

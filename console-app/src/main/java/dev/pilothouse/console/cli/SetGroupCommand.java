package dev.pilothouse.console.cli;

import dev.pilothouse.console.remote.ControlClient;
import dev.pilothouse.console.remote.Request;
import dev.pilothouse.engine.Archive;
import dev.pilothouse.engine.store.DataDirectoryInUseException;
import dev.pilothouse.engine.store.TaskGroup;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/// Sets the size of a task group, whether an engine is running or not.
@Command(
        name = "set",
        description = "Set how many tasks of a group may run at once, over all workflows.")
final class SetGroupCommand implements Callable<Integer> {

    private static final Pattern SIZE = Pattern.compile("[0-9]{1,6}");
    private static final String NO_LIMIT = "none";

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "NAME", description = "The group.")
    private String name = "";

    @Parameters(
            index = "1",
            paramLabel = "SIZE",
            description = "A number; 0 lets nobody through; 'none' for no limit.")
    private String size = "";

    @Mixin private DataOption data = new DataOption();

    SetGroupCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        set(data.directory(surroundings), number());
        surroundings
                .out()
                .println(
                        size.equals(NO_LIMIT)
                                ? "task group '%s' has no limit".formatted(name)
                                : "task group '%s' has size %s".formatted(name, size));
        return ExitCode.DONE;
    }

    private int number() {
        if (name.isBlank()) {
            throw CommandException.usage("a task group needs a name", "Name the group to set.");
        }
        if (size.equals(NO_LIMIT)) {
            return TaskGroup.UNLIMITED;
        }
        if (!SIZE.matcher(size).matches()) {
            throw CommandException.usage(
                    "the size of task group '%s' cannot be '%s'".formatted(name, size),
                    "Give a whole number from 0 to 999999, or 'none'.");
        }
        return Integer.parseInt(size);
    }

    private void set(Path directory, int number) {
        try {
            Archive.setTaskGroup(directory, name, number);
        } catch (DataDirectoryInUseException _) {
            try (ControlClient client = ControlClient.connect(directory)) {
                client.ask(new Request.SetGroup(name, number));
            }
        }
    }
}

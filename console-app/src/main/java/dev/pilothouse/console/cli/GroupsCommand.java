package dev.pilothouse.console.cli;

import dev.pilothouse.console.remote.Lookout;
import dev.pilothouse.engine.store.TaskGroup;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Lists the task groups.
@Command(
        name = "groups",
        description = {
            "List the task groups: how many of their tasks may run at once, and how many do.",
            "A group is known once it has a size or a task has named it."
        })
final class GroupsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--json", description = "Print one JSON line per group.")
    private boolean json;

    @Mixin private DataOption data = new DataOption();

    GroupsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path directory = data.directory(surroundings);
        Optional<Lookout> found = Lookouts.open(directory);
        List<TaskGroup> groups = List.of();
        if (found.isPresent()) {
            try (Lookout lookout = found.get()) {
                groups = lookout.taskGroups();
            }
        }
        if (groups.isEmpty()) {
            surroundings
                    .err()
                    .println(
                            "There are no task groups in %s yet. Set the size of one with 'pilothouse groups set NAME SIZE'."
                                    .formatted(directory));
        } else {
            print(groups);
        }
        return ExitCode.DONE;
    }

    private void print(List<TaskGroup> groups) {
        if (json) {
            JsonLines lines = new JsonLines(surroundings.out());
            groups.forEach(group -> print(group, lines));
            return;
        }
        String format = "%-32s %8s %8s %8s%n";
        surroundings.out().printf(format, "GROUP", "SIZE", "IN USE", "WAITING");
        for (TaskGroup group : groups) {
            String size = group.hasLimit() ? Integer.toString(group.size()) : "none";
            surroundings.out().printf(format, group.name(), size, group.used(), group.waiting());
        }
    }

    private static void print(TaskGroup group, JsonLines lines) {
        lines.line(
                json -> {
                    json.writeStringProperty("group", group.name());
                    if (group.hasLimit()) {
                        json.writeNumberProperty("size", group.size());
                    } else {
                        json.writeNullProperty("size");
                    }
                    json.writeNumberProperty("used", group.used());
                    json.writeNumberProperty("waiting", group.waiting());
                });
    }
}

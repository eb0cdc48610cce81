package dev.pilothouse.engine.task.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What to start.
///
/// @param command the program and its arguments; never seen by a shell
/// @param directory the working directory
/// @param environment the whole environment, nothing is inherited beside it
public record LaunchOrder(List<String> command, Path directory, Map<String, String> environment) {

    public LaunchOrder {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("Expected a program to start, but got none.");
        }
    }
}

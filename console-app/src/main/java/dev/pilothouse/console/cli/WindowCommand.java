package dev.pilothouse.console.cli;

import dev.pilothouse.console.shell.ConsoleWindow;
import dev.pilothouse.console.shell.LaunchPlan;
import dev.pilothouse.engine.EngineSettings;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/// Opens the console on the user's own data directory.
final class WindowCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    WindowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        var data = UserDirectories.ofProcess(surroundings.environment()).data();
        return ConsoleWindow.open(
                LaunchPlan.window(EngineSettings.in(data), List.of())
                        .ofVersion(ProgramVersion.number()));
    }
}

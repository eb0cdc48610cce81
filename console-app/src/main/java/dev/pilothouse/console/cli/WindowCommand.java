package dev.pilothouse.console.cli;

import java.util.concurrent.Callable;

/// Opens the console. The window is a part of its own: until it is wired in here, this says so.
final class WindowCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw CommandException.internal(
                "the window is not built in yet",
                "Use the commands that need no window: see 'pilothouse --help'.");
    }
}

package dev.pilothouse.console.cli;

import picocli.CommandLine.Command;

import java.util.concurrent.Callable;

/// Opens the console with the samples and a run in progress.
@Command(name = "demo", description = "Open the console with the samples and a run in progress.")
final class DemoCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return new WindowCommand().call();
    }
}

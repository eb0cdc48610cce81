package dev.pilothouse.console.cli.control;

import dev.pilothouse.console.cli.DataOption;
import dev.pilothouse.console.cli.ExitCode;
import dev.pilothouse.console.cli.JsonLines;
import dev.pilothouse.console.cli.Surroundings;
import dev.pilothouse.console.remote.ControlClient;
import dev.pilothouse.console.remote.ControlException;
import dev.pilothouse.console.remote.Request;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;

/// Gives one order about one run to a running engine, and says what came of it.
final class Orders {

    @Option(names = "--json", description = "Print what came of it as a JSON line.")
    private boolean json;

    @Mixin private DataOption data = new DataOption();

    /// Gives an order.
    ///
    /// @param command its name
    /// @param done what is said when it was taken **Failure:** [ControlException] if it was not.
    int give(Surroundings surroundings, String command, long run, Request order, String done) {
        Path directory = data.directory(surroundings);
        try (ControlClient client = ControlClient.connect(directory)) {
            long doing = client.ask(order);
            if (json) {
                line(surroundings, command, doing, "");
            } else {
                surroundings.out().println(done);
            }
            return ExitCode.DONE;
        } catch (ControlException e) {
            if (json && e.kind() == ControlException.Kind.REFUSED) {
                line(surroundings, command, run, String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private static void line(Surroundings surroundings, String command, long run, String refusal) {
        new JsonLines(surroundings.out())
                .line(
                        line -> {
                            line.writeStringProperty("type", "outcome");
                            line.writeStringProperty("command", command);
                            line.writeNumberProperty("run", run);
                            line.writeBooleanProperty("accepted", refusal.isEmpty());
                            line.writeStringProperty("reason", refusal);
                        });
    }
}

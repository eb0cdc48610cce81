package dev.pilothouse.console.cli;

import dev.pilothouse.console.remote.Lookout.LogPiece;
import dev.pilothouse.console.remote.Lookout.LogReader;
import dev.pilothouse.engine.dispatch.AttemptId;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;

/// Prints the logs of attempts, with a line that names the attempt wherever another one speaks.
///
/// **Thread:** one.
final class LogPrinter implements LogReader {

    private final PrintStream out;
    private @Nullable AttemptId speaking;
    private boolean lineOpen;

    LogPrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void read(LogPiece piece) {
        if (!piece.attempt().equals(speaking)) {
            end();
            speaking = piece.attempt();
            out.println(
                    "== %s, attempt %d: %s"
                            .formatted(piece.task(), piece.tryNumber(), piece.state()));
        }
        if (!piece.text().isEmpty()) {
            out.print(piece.text());
            lineOpen = !piece.text().endsWith("\n");
        }
        out.flush();
    }

    /// Ends the line that may be open.
    void end() {
        if (lineOpen) {
            out.println();
            lineOpen = false;
        }
    }
}

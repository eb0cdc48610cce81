package dev.pilothouse.console.cli;

import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Keeps the log of the libraries away from the terminal: warnings go to a file in the data
/// directory, everything else nowhere.
public final class QuietLogging {

    private static final int MOST_BYTES = 2_000_000;
    private static final int FILES = 2;

    private QuietLogging() {}

    /// Nothing is logged from now on.
    static void start() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.WARNING);
    }

    /// Warnings go to `pilothouse.log` in a data directory from now on.
    public static void to(Path dataDirectory) {
        try {
            FileHandler file =
                    new FileHandler(
                            dataDirectory.toString().replace("%", "%%") + "/pilothouse.%g.log",
                            MOST_BYTES,
                            FILES,
                            true);
            file.setFormatter(new SimpleFormatter());
            Logger.getLogger("").addHandler(file);
        } catch (IOException e) {
            LoggerFactory.getLogger(QuietLogging.class)
                    .debug("Expected to write a log in {}, but could not", dataDirectory, e);
        }
    }
}

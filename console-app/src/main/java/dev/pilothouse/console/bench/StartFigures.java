package dev.pilothouse.console.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// W7 and W11: how long a person waits for the program.
final class StartFigures {

    private static final Path CACHES = Path.of("/proc/sys/vm/drop_caches");

    private final Set<String> wanted;
    private final boolean cold;
    private final Path scratch;
    private final Report report;

    /// @param cold true if the system is to forget the program's files before each start
    StartFigures(Set<String> wanted, boolean cold, Path scratch, Report report) {
        this.wanted = wanted;
        this.cold = cold;
        this.scratch = scratch;
        this.report = report;
    }

    void measure() throws Exception {
        if (wanted.contains("W7")) {
            report.add(
                    "W7",
                    "process start to first run SUCCEEDED, s" + suffix(),
                    "<= 1.2",
                    () -> {
                        forget();
                        return ColdStart.toFirstRun(scratch);
                    });
        }
        if (wanted.contains("W11")) {
            report.add(
                    "W11",
                    "process start to first frame of the window, s" + suffix(),
                    "<= 2.5",
                    () -> {
                        forget();
                        return ColdStart.toFirstFrame(scratch);
                    });
        }
    }

    private String suffix() {
        return cold ? ", cold" : "";
    }

    private void forget() {
        if (cold) {
            try {
                Files.writeString(CACHES, "3");
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "Expected to empty the file cache for --cold: this needs Linux and root",
                        e);
            }
        }
    }
}

package dev.pilothouse.console.cli;

import dev.pilothouse.console.remote.ControlClient;
import dev.pilothouse.console.remote.ControlException;
import dev.pilothouse.console.remote.FarLookout;
import dev.pilothouse.console.remote.Lookout;
import dev.pilothouse.console.remote.NearLookout;
import dev.pilothouse.engine.Archive;
import dev.pilothouse.engine.store.DataDirectoryInUseException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Looks at a data directory: through the engine that has it open, or if none has, directly.
final class Lookouts {

    /// How long another command that looks, or an engine that is opening, is waited for.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Lookouts() {}

    /// The runs of a directory; empty if there never were any.
    ///
    /// **Failure:** [ControlException] if it is open in a process that does not answer.
    static Optional<Lookout> open(Path directory) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return near(directory);
            } catch (DataDirectoryInUseException inUse) {
                try {
                    return Optional.of(new FarLookout(ControlClient.connect(directory)));
                } catch (ControlException e) {
                    if (System.nanoTime() > end) {
                        e.addSuppressed(inUse);
                        throw e;
                    }
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static Optional<Lookout> near(Path directory) throws IOException {
        String version = ProgramVersion.number();
        return Archive.open(directory).map(archive -> NearLookout.of(archive, version));
    }

    /// The runs of a directory that must have some.
    static Lookout openExisting(Path directory) throws IOException {
        return open(directory).orElseThrow(() -> Archives.nothingIn(directory));
    }
}

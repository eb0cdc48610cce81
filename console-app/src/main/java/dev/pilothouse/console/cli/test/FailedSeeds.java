package dev.pilothouse.console.cli.test;

import dev.pilothouse.engine.simulation.trial.EngineUnderTest;
import dev.pilothouse.engine.simulation.trial.ShrunkTrial;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// Shrinks the first seeds that fail, and writes what is left of each as a scenario file: who has
/// more of them has one defect, as a rule, and shrinking takes a while.
///
/// **Thread:** one.
final class FailedSeeds implements AutoCloseable {

    /// How many seeds are shrunk.
    static final int MOST = 3;

    private final Path folder;
    private final Rules rules;
    private @Nullable JdbiRunStore store;
    private int shrunk;

    /// @param folder where the files are written
    FailedSeeds(Path folder, Rules rules) {
        this.folder = folder;
        this.rules = rules;
    }

    /// The trial, with its file if its seed is one of the first that fail.
    Trial.Played shrunk(Trial.Played played) {
        if (!played.file().isEmpty() || played.outcome().result().isPassed() || shrunk == MOST) {
            return played;
        }
        shrunk++;
        Optional<SeedFile> file =
                ShrunkTrial.of(played.outcome().seed(), EngineUnderTest.of(this::emptyStore, rules))
                        .map(trial -> SeedFile.write(folder, trial));
        return played.with(file.orElse(null));
    }

    private RunStore emptyStore() {
        JdbiRunStore open = store;
        if (open == null) {
            open = JdbiRunStore.memory("shrink-" + UUID.randomUUID(), 2);
            store = open;
        }
        open.clear();
        return open;
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }
}

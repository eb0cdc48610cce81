package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.eventbus.BusView;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.StoredDefinition;
import dev.pilothouse.engine.store.StoredRun;

import java.util.List;
import java.util.Optional;

/// Runs that are not loaded, as they were last written.
public final class StoredRuns {

    private StoredRuns() {}

    /// A run and its last entry; empty if the store has no such run, or its definition is gone.
    public static Optional<RunSnapshot> snapshot(RunStore store, long runId) {
        return store.run(runId).flatMap(stored -> snapshot(store, stored));
    }

    private static Optional<RunSnapshot> snapshot(RunStore store, StoredRun stored) {
        RunIdentity identity = stored.identity();
        return store.definition(identity.workflow(), identity.version())
                .map(StoredDefinition::definition)
                .map(definition -> RunLoader.loaded(stored, definition))
                .map(run -> new RunSnapshot(run, stored.lastEntry(), List.of(), BusView.EMPTY));
    }
}

package dev.pilothouse.console.shell;

import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalEntry;

import java.util.ArrayList;
import java.util.List;

/// A run as it is, and the end of its journal.
///
/// @param snapshot the run
/// @param tail what was handled last, in order
record LoadedRun(RunSnapshot snapshot, List<JournalEntry> tail) {

    private static final int TAIL = 2_000;

    LoadedRun {
        tail = List.copyOf(tail);
    }

    /// Reads a run. **Thread:** any but FX: it waits for the store.
    static LoadedRun of(MasterEngine engine, long runId) {
        RunSnapshot snapshot =
                engine.snapshot(runId)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "there is no run #" + runId + " in this store"));
        List<JournalEntry> tail = new ArrayList<>();
        engine.journal(runId, Math.max(1, snapshot.lastEntry() - TAIL + 1), tail::add);
        showBus(engine, runId);
        return new LoadedRun(snapshot, tail);
    }

    /// A bus is only looked at when it is woken: a new listener wakes it, and all others see it.
    private static void showBus(MasterEngine engine, long runId) {
        engine.observe(runId, _ -> {}).ifPresent(Runnable::run);
    }
}

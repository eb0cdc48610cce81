package dev.pilothouse.console.shell;

import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.execution.RunLoader;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.statemachine.Run;

import java.util.ArrayList;
import java.util.List;

/// A run as it is, and everything that has happened to it.
///
/// @param snapshot the run
/// @param timeline what was handled, from the first event on
record LoadedRun(RunSnapshot snapshot, Timeline timeline) {

    /// Reads a run. **Thread:** any but FX: it waits for the store.
    static LoadedRun of(MasterEngine engine, long runId) {
        RunSnapshot snapshot =
                engine.snapshot(runId)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "there is no run #" + runId + " in this store"));
        Run run = snapshot.run();
        Timeline timeline =
                Timeline.of(
                        RunLoader.fresh(run.identity(), run.graph().plan().definition()),
                        entries(engine, runId, 1));
        showBus(engine, runId);
        return new LoadedRun(snapshot, timeline);
    }

    /// The journal of a run from an entry on. **Thread:** as [#of].
    static List<JournalEntry> entries(MasterEngine engine, long runId, long from) {
        List<JournalEntry> entries = new ArrayList<>();
        engine.journal(runId, from, entries::add);
        return entries;
    }

    /// A bus is only looked at when it is woken: a new listener wakes it, and all others see it.
    private static void showBus(MasterEngine engine, long runId) {
        engine.observe(runId, _ -> {}).ifPresent(Runnable::run);
    }
}

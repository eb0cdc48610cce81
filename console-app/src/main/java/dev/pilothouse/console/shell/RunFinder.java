package dev.pilothouse.console.shell;

import dev.pilothouse.console.bridge.Errands;
import dev.pilothouse.console.run.RunSearch;
import dev.pilothouse.console.run.RunsModel;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.store.RunQuery;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.time.ZoneId;

/// Finds runs, however long ago they were, and shows them in the list of runs.
///
/// **Thread:** FX; the store is asked in an errand, and only the last search counts.
public final class RunFinder {

    private final MasterEngine engine;
    private final RunsModel runs;
    private final Errands errands;
    private final EngineClock clock;
    private final ZoneId zone;
    private final Words words;
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private long asked;

    RunFinder(
            MasterEngine engine,
            RunsModel runs,
            Errands errands,
            EngineClock clock,
            ZoneId zone,
            Words words) {
        this.engine = engine;
        this.runs = runs;
        this.errands = errands;
        this.clock = clock;
        this.zone = zone;
        this.words = words;
    }

    /// Shows the runs that a text asks for; all of them for an empty one.
    public void find(String text) {
        asked++;
        switch (RunSearch.read(text, clock.millis(), zone, words)) {
            case RunSearch.Result.Trouble(String sentence) -> trouble.set(sentence);
            case RunSearch.Result.Query(RunQuery query) -> {
                trouble.set("");
                if (query.equals(RunQuery.ALL)) {
                    runs.showAll();
                } else {
                    ask(query, asked);
                }
            }
        }
    }

    private void ask(RunQuery query, long number) {
        errands.ask(
                "find runs",
                () -> engine.runs(query, RunsModel.MOST_RUNS),
                found -> {
                    if (number == asked) {
                        runs.showFound(found);
                    }
                });
    }

    /// What is wrong with the last search; empty for nothing.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}

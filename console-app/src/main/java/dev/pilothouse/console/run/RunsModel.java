package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.store.RunSummary;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.List;

/// The list of runs, newest first.
///
/// **Thread:** FX.
public final class RunsModel {

    /// How many runs are listed.
    public static final int MOST_RUNS = 500;

    private final ObservableList<RunLine> lines = FXCollections.observableArrayList();

    private final Words words;

    /// An empty list.
    public RunsModel(Words words) {
        this.words = words;
    }

    /// The lines, newest first.
    public ObservableList<RunLine> lines() {
        return lines;
    }

    /// Takes in what the store knows; what is known better already stays.
    public void load(List<RunSummary> summaries) {
        for (RunSummary summary : summaries) {
            if (position(summary.id()) < 0) {
                insert(RunLine.of(summary, words));
            }
        }
    }

    /// Takes in a run as it is now.
    public void accept(RunSnapshot snapshot, long now) {
        RunLine line = RunLine.of(snapshot, now, words);
        int position = position(line.id());
        if (position < 0) {
            insert(line);
        } else if (!lines.get(position).equals(line)) {
            lines.set(position, line);
        }
    }

    /// How many runs have not ended.
    public long active() {
        return lines.stream().filter(line -> !line.state().isTerminal()).count();
    }

    private int position(long id) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    private void insert(RunLine line) {
        int at = 0;
        while (at < lines.size() && lines.get(at).id() > line.id()) {
            at++;
        }
        lines.add(at, line);
        if (lines.size() > MOST_RUNS) {
            lines.removeLast();
        }
    }
}

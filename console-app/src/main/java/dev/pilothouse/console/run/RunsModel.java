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

    private final ObservableList<RunLine> shown = FXCollections.observableArrayList();
    private final Words words;
    private boolean searching;

    /// An empty list.
    public RunsModel(Words words) {
        this.words = words;
    }

    /// The lines, newest first.
    public ObservableList<RunLine> lines() {
        return lines;
    }

    /// The lines that are looked at, newest first: all, or those that were found.
    public ObservableList<RunLine> shown() {
        return shown;
    }

    /// Looks at all runs.
    public void showAll() {
        searching = false;
        shown.setAll(lines);
    }

    /// Looks only at runs that were found, as they are known best.
    public void showFound(List<RunSummary> found) {
        searching = true;
        shown.setAll(found.stream().map(this::line).toList());
    }

    private RunLine line(RunSummary summary) {
        int position = position(lines, summary.id());
        return position < 0 ? RunLine.of(summary, words) : lines.get(position);
    }

    /// Takes in what the store knows; what is known better already stays.
    public void load(List<RunSummary> summaries) {
        for (RunSummary summary : summaries) {
            if (position(lines, summary.id()) < 0) {
                insert(lines, RunLine.of(summary, words));
            }
        }
        if (!searching) {
            shown.setAll(lines);
        }
    }

    /// Takes in a run as it is now.
    public void accept(RunSnapshot snapshot, long now) {
        RunLine line = RunLine.of(snapshot, now, words);
        put(lines, line);
        if (!searching || position(shown, line.id()) >= 0) {
            put(shown, line);
        }
    }

    private static void put(List<RunLine> list, RunLine line) {
        int position = position(list, line.id());
        if (position < 0) {
            insert(list, line);
        } else if (!list.get(position).equals(line)) {
            list.set(position, line);
        }
    }

    /// How many runs have not ended.
    public long active() {
        return lines.stream().filter(line -> !line.state().isTerminal()).count();
    }

    private static int position(List<RunLine> list, long id) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    private static void insert(List<RunLine> list, RunLine line) {
        int at = 0;
        while (at < list.size() && list.get(at).id() > line.id()) {
            at++;
        }
        list.add(at, line);
        if (list.size() > MOST_RUNS) {
            list.removeLast();
        }
    }
}

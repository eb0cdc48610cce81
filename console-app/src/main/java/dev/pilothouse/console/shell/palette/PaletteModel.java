package dev.pilothouse.console.shell.palette;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the palette offers for what was typed: the best first, and of equals what was chosen
/// lately.
///
/// **Thread:** FX.
public final class PaletteModel {

    private static final int MOST_ENTRIES = 200;
    private static final int MOST_RECENT = 12;

    private final Supplier<List<Entry>> offers;
    private final Consumer<List<String>> onRecent;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private List<String> recent;
    private List<Entry> offered = List.of();

    private record Ranked(Entry entry, int points) {}

    /// @param offers gives everything there is, when the palette is opened
    /// @param recent the ids of what was chosen last, newest first
    /// @param onRecent takes them when they have changed
    public PaletteModel(
            Supplier<List<Entry>> offers, List<String> recent, Consumer<List<String>> onRecent) {
        this.offers = offers;
        this.recent = List.copyOf(recent);
        this.onRecent = onRecent;
        typed.subscribe(_ -> search());
    }

    /// Begins anew, with everything there is now.
    public void open() {
        offered = offers.get();
        typed.set("");
        search();
    }

    /// What was typed.
    public StringProperty typedProperty() {
        return typed;
    }

    /// What is offered, the best first.
    public ObservableList<Entry> entries() {
        return entries;
    }

    /// Does what an entry stands for, unless it is refused; true if it was done.
    public boolean choose(Entry entry) {
        if (!entry.refusal().isEmpty()) {
            return false;
        }
        List<String> newest = new ArrayList<>(recent);
        newest.remove(entry.id());
        newest.addFirst(entry.id());
        recent = List.copyOf(newest.subList(0, Math.min(MOST_RECENT, newest.size())));
        onRecent.accept(recent);
        entry.choose().run();
        return true;
    }

    private void search() {
        Fuzzy fuzzy = new Fuzzy(typed.get());
        List<Ranked> found = new ArrayList<>();
        for (Entry entry : offered) {
            int points = fuzzy.points(entry.title());
            if (points >= 0) {
                found.add(new Ranked(entry, points));
            }
        }
        found.sort(
                Comparator.comparingInt(Ranked::points)
                        .reversed()
                        .thenComparingInt(ranked -> lately(ranked.entry())));
        entries.setAll(found.stream().limit(MOST_ENTRIES).map(Ranked::entry).toList());
    }

    private int lately(Entry entry) {
        int position = recent.indexOf(entry.id());
        return position < 0 ? recent.size() : position;
    }
}

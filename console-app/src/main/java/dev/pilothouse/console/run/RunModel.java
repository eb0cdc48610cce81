package dev.pilothouse.console.run;

import dev.pilothouse.console.bridge.RunNews;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.graphview.lanes.LaneModel;
import dev.pilothouse.graphview.model.GraphModel;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What the window shows of one run: its graph, its bus, the selected task, its history. It knows
/// no control.
///
/// **Thread:** FX.
///
/// **Contract:** news that come between [#open] and [#loaded] are kept and follow what is loaded,
/// so the history has no gap and nothing twice.
public final class RunModel {

    private final EngineClock clock;
    private final ZoneId zone;
    private final Words words;
    private final Inspector inspector;
    private final Function<RunSnapshot, UnaryOperator<String>> masks;
    private final ReadOnlyObjectWrapper<@Nullable RunSnapshot> snapshot =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<GraphModel> graph =
            new ReadOnlyObjectWrapper<>(GraphModel.empty());
    private final ReadOnlyObjectWrapper<LaneModel> lanes;
    private final ReadOnlyObjectWrapper<Inspection> inspection;
    private final ObservableList<HistoryRow> history = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable String> selectedTask = new SimpleObjectProperty<>();
    private final List<RunNews> early = new ArrayList<>();
    private RunGraph runGraph;
    private Set<String> stops = Set.of();
    private @Nullable WorkflowDefinition previewed;
    private UnaryOperator<String> mask = UnaryOperator.identity();
    private Optional<String> desk = Optional.empty();
    private @Nullable HistoryBook book;
    private long opened;

    /// @param masks gives what hides the secrets of a run
    public RunModel(
            EngineClock clock,
            ZoneId zone,
            Words words,
            Rules rules,
            Function<RunSnapshot, UnaryOperator<String>> masks) {
        this.clock = clock;
        this.zone = zone;
        this.words = words;
        this.inspector = new Inspector(zone, words, rules);
        this.masks = masks;
        runGraph = new RunGraph(words);
        lanes = new ReadOnlyObjectWrapper<>(LaneModel.empty(words.get("bus.name")));
        inspection = new ReadOnlyObjectWrapper<>(Inspection.nothing(words));
        selectedTask.addListener(
                (_, _, _) -> {
                    desk = Optional.empty();
                    inspect();
                });
    }

    // --- what is shown ---

    /// Shows nothing but a definition that could be run.
    public void preview(WorkflowDefinition definition) {
        clear(0);
        previewed = definition;
        graph.set(RunGraph.preview(definition, stops, words));
        lanes.set(LaneModel.empty(words.get("bus.name")));
        inspection.set(Inspection.nothing(words));
    }

    /// Turns to a run; until [#loaded] its news are kept.
    public void open(long runId) {
        clear(runId);
    }

    private void clear(long runId) {
        previewed = null;
        opened = runId;
        book = null;
        early.clear();
        runGraph = new RunGraph(words);
        snapshot.set(null);
        selectedTask.set(null);
        history.clear();
    }

    /// Takes the run that was turned to, as the store or the engine has it.
    public void loaded(RunSnapshot base, List<JournalEntry> tail) {
        if (base.run().identity().id() != opened || book != null) {
            return;
        }
        mask = masks.apply(base);
        book = new HistoryBook(history, base.run().graph().plan().definition(), zone, words, mask);
        book.add(tail);
        show(base);
        List<RunNews> kept = List.copyOf(early);
        early.clear();
        kept.forEach(this::accept);
    }

    /// Takes what happened to any run; those that are not shown are left out.
    public void accept(RunNews news) {
        if (news.runId() != opened) {
            return;
        }
        HistoryBook open = book;
        if (open == null) {
            early.add(news);
            return;
        }
        open.add(news.handled());
        RunSnapshot before = snapshot.get();
        if (before == null || news.latest().lastEntry() >= before.lastEntry()) {
            show(news.latest());
        }
    }

    /// Shows that breakpoints stand at these tasks.
    public void stopAt(Set<String> tasks) {
        if (tasks.equals(stops)) {
            return;
        }
        stops = Set.copyOf(tasks);
        RunSnapshot shown = snapshot.get();
        if (shown != null) {
            show(shown);
        } else if (previewed != null) {
            graph.set(RunGraph.preview(previewed, stops, words));
        }
    }

    /// Lets count-downs and durations go on.
    public void tick() {
        RunSnapshot shown = snapshot.get();
        if (shown != null && !shown.run().state().isTerminal()) {
            show(shown);
        }
    }

    /// What the dispatch desk says about the selected task.
    public void explain(String task, Optional<String> why) {
        if (task.equals(selectedTask.get()) && !why.equals(desk)) {
            desk = why;
            inspect();
        }
    }

    private void show(RunSnapshot shown) {
        long now = clock.millis();
        snapshot.set(shown);
        graph.set(runGraph.at(shown, stops, now));
        HistoryBook open = book;
        lanes.set(
                new BusLanes(shown, mask, now, words)
                        .model(open == null ? List.of() : open.recent()));
        inspect();
    }

    private void inspect() {
        RunSnapshot shown = snapshot.get();
        if (shown == null) {
            return;
        }
        String task = selectedTask.get();
        int node = task == null ? -1 : shown.run().graph().plan().index(task);
        inspection.set(
                node < 0
                        ? inspector.run(shown, mask, clock.millis())
                        : inspector.task(shown, node, desk, mask, clock.millis()));
    }

    // --- properties ---

    /// The run as it was last committed; null while none is shown.
    public ReadOnlyObjectProperty<@Nullable RunSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /// The graph.
    public ReadOnlyObjectProperty<GraphModel> graphProperty() {
        return graph.getReadOnlyProperty();
    }

    /// The bus.
    public ReadOnlyObjectProperty<LaneModel> lanesProperty() {
        return lanes.getReadOnlyProperty();
    }

    /// What the inspector says.
    public ReadOnlyObjectProperty<Inspection> inspectionProperty() {
        return inspection.getReadOnlyProperty();
    }

    /// The history, oldest first.
    public ObservableList<HistoryRow> history() {
        return history;
    }

    /// The name of the selected task; null for none.
    public ObjectProperty<@Nullable String> selectedTaskProperty() {
        return selectedTask;
    }
}

package dev.pilothouse.console.run;

import dev.pilothouse.console.bridge.RunNews;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.graphview.lanes.LaneModel;
import dev.pilothouse.graphview.model.GraphModel;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/// What the window shows of one run at one moment: its graph, its bus, the selected task, its
/// history. It knows no control.
///
/// **Thread:** FX.
///
/// **Contract:** news that come between [#open] and [#loaded] are kept and follow what is loaded,
/// so the history has no gap and nothing twice. While a moment of the past is shown, what comes is
/// kept all the same.
public final class RunModel {

    private static final int MOST_RECENT = 24;

    private final EngineClock clock;
    private final Rules rules;
    private final RunPicture picture;
    private final RunBook book;
    private final ReadOnlyObjectWrapper<@Nullable RunSnapshot> shown =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Moment> moment = new ReadOnlyObjectWrapper<>(Moment.LIVE);
    private final ObjectProperty<@Nullable String> selectedTask = new SimpleObjectProperty<>();
    private Optional<String> desk = Optional.empty();

    /// @param masks gives what hides the secrets of a run
    public RunModel(
            EngineClock clock,
            ZoneId zone,
            Words words,
            Rules rules,
            Function<RunSnapshot, UnaryOperator<String>> masks) {
        this.clock = clock;
        this.rules = rules;
        picture = new RunPicture(zone, words, rules);
        book = new RunBook(zone, words, masks);
        selectedTask.addListener(
                (_, _, _) -> {
                    desk = Optional.empty();
                    inspect();
                });
    }

    /// Who reads entries of the journal that did not come as news, from a number on, and hands them
    /// to [#filled].
    public void setOnGap(LongConsumer reader) {
        book.setOnGap(reader);
    }

    // --- which run is shown ---

    /// Shows nothing but a definition that could be run.
    public void preview(WorkflowDefinition definition) {
        leave();
        book.close();
        picture.preview(definition);
    }

    /// Turns to a run; until [#loaded] its news are kept.
    public void open(long runId) {
        leave();
        book.turn(runId);
    }

    /// Shows a run that was recorded: nothing comes any more.
    public void record(Timeline recorded) {
        leave();
        book.record(recorded);
        show();
    }

    /// Shows a branch of a run at its end. The selected task stays selected.
    ///
    /// @param grown true if it is shown already, and more of it has happened
    public void branch(Timeline timeline, RunSnapshot snapshot, boolean grown) {
        String task = selectedTask.get();
        moment.set(Moment.LIVE);
        if (grown) {
            book.branchGrown(timeline, snapshot);
        } else {
            book.branch(timeline, snapshot);
        }
        show();
        selectedTask.set(task);
    }

    private void leave() {
        picture.turn();
        moment.set(Moment.LIVE);
        shown.set(null);
        selectedTask.set(null);
    }

    /// Takes the run that was turned to, as the store or the engine has it, and its journal.
    public void loaded(RunSnapshot base, List<JournalEntry> journal) {
        show(book.loaded(base, RunBook.unwritten(base), journal));
    }

    /// The same with everything that is known of it already.
    public void loaded(RunSnapshot base, Timeline known) {
        show(book.loaded(base, known, List.of()));
    }

    /// Takes what happened to any run; those that are not shown are left out.
    public void accept(RunNews news) {
        show(book.accept(news) && !isPast());
    }

    /// Takes entries of the journal that did not come as news.
    public void filled(long runId, List<JournalEntry> entries) {
        show(book.filled(runId, entries) && !isPast());
    }

    /// Shows that breakpoints stand at these tasks.
    public void stopAt(Set<String> tasks) {
        show(picture.stopAt(tasks));
    }

    // --- which moment is shown ---

    /// Shows a moment of the run; one that is not there is the nearest that is. The end of a run
    /// that has ended is now.
    public void goTo(Moment wanted) {
        if (shown.get() == null) {
            return;
        }
        Moment found =
                switch (wanted) {
                    case Moment.Live now -> now;
                    case Moment.After(long event) -> after(Math.clamp(event, 0, book.size()));
                };
        if (!found.equals(moment.get())) {
            moment.set(found);
            show();
        }
    }

    private Moment after(long event) {
        return book.isOver() && event == book.size() ? Moment.LIVE : new Moment.After(event);
    }

    /// The event after which the run is shown; 0 before the first one.
    public long shownEvent() {
        return switch (moment.get()) {
            case Moment.Live _ -> book.size();
            case Moment.After(long event) -> event;
        };
    }

    /// How many events came since the moment that is shown.
    public long behind() {
        return book.size() - shownEvent();
    }

    /// True if nothing will happen to the run by itself.
    public boolean isOver() {
        return book.isOver();
    }

    /// True if the run was recorded: nobody can ask anything of it.
    public boolean isRecorded() {
        return book.isRecorded();
    }

    /// True if a moment of the past is shown.
    public boolean isPast() {
        return moment.get() instanceof Moment.After;
    }

    /// The instant that is shown, in milliseconds since the epoch.
    public long instant() {
        Timeline known = book.timeline().get();
        return known != null && (isPast() || book.isRecorded())
                ? Past.instant(known, (int) shownEvent())
                : clock.millis();
    }

    /// Lets count-downs and durations go on.
    public void tick() {
        show(!isPast() && !book.isOver());
    }

    /// What the dispatch desk says about the selected task.
    public void explain(String task, Optional<String> why) {
        if (task.equals(selectedTask.get()) && !why.equals(desk)) {
            desk = why;
            inspect();
        }
    }

    private void show(boolean changed) {
        if (changed) {
            show();
        }
    }

    private void show() {
        RunSnapshot live = book.snapshot().get();
        Timeline known = book.timeline().get();
        if (live != null && known != null) {
            shown.set(isPast() ? new Past(known, rules).at((int) shownEvent()) : live);
            scene().ifPresent(picture::show);
            inspect();
        }
    }

    private void inspect() {
        scene().ifPresent(scene -> picture.inspect(scene, selectedTask.get(), desk));
    }

    private Optional<RunPicture.Scene> scene() {
        return Optional.ofNullable(shown.get())
                .map(
                        it ->
                                new RunPicture.Scene(
                                        it,
                                        recent(),
                                        change(it),
                                        book.mask(),
                                        isPast(),
                                        instant()));
    }

    private Optional<EventChange> change(RunSnapshot at) {
        Timeline known = book.timeline().get();
        boolean still = isPast() || isRecorded() || at.bus().held();
        return known == null || !still
                ? Optional.empty()
                : EventChange.of(known, (int) shownEvent());
    }

    private List<JournalEntry> recent() {
        Timeline known = book.timeline().get();
        int end = (int) shownEvent();
        return known == null
                ? List.of()
                : known.entries().subList(Math.max(0, end - MOST_RECENT), end).reversed();
    }

    /// What has happened up to the moment that is shown.
    public List<JournalEntry> happened() {
        Timeline known = book.timeline().get();
        return known == null ? List.of() : known.entries().subList(0, (int) shownEvent());
    }

    /// What happened next, if a moment of the past is shown.
    public Optional<JournalEntry> following() {
        Timeline known = book.timeline().get();
        return known == null || behind() <= 0
                ? Optional.empty()
                : Optional.of(known.entries().get((int) shownEvent()));
    }

    // --- properties ---

    /// The run as it was last committed; null while none is shown.
    public ReadOnlyObjectProperty<@Nullable RunSnapshot> snapshotProperty() {
        return book.snapshot().getReadOnlyProperty();
    }

    /// The run at the moment that is shown; null while none is shown.
    public ReadOnlyObjectProperty<@Nullable RunSnapshot> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Everything that has happened to the run; null while none is shown.
    public ReadOnlyObjectProperty<@Nullable Timeline> timelineProperty() {
        return book.timeline().getReadOnlyProperty();
    }

    /// The moment that is shown.
    public ReadOnlyObjectProperty<Moment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /// The graph.
    public ReadOnlyObjectProperty<GraphModel> graphProperty() {
        return picture.graphProperty();
    }

    /// The bus.
    public ReadOnlyObjectProperty<LaneModel> lanesProperty() {
        return picture.lanesProperty();
    }

    /// What the inspector says.
    public ReadOnlyObjectProperty<Inspection> inspectionProperty() {
        return picture.inspectionProperty();
    }

    /// Hides the secrets of the run that is shown.
    public UnaryOperator<String> mask() {
        return book.mask();
    }

    /// The whole history, oldest first.
    public ObservableList<HistoryRow> history() {
        return book.history();
    }

    /// The name of the selected task; null for none.
    public ObjectProperty<@Nullable String> selectedTaskProperty() {
        return selectedTask;
    }
}

package dev.pilothouse.console.branch;

import dev.pilothouse.console.bridge.Errands;
import dev.pilothouse.console.run.RunModel;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.branch.Branch;
import dev.pilothouse.engine.branch.Edit;
import dev.pilothouse.engine.branch.Step;
import dev.pilothouse.engine.branch.Trunk;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.statemachine.Rules;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;

/// The branches of the run that is shown. One thing at a time is done with them: meanwhile nothing
/// else is accepted.
///
/// **Thread:** FX; branches are played elsewhere.
public final class BranchesModel {

    /// Nobody waits for an end that does not come: a run that goes in circles stops here.
    private static final int MOST_EVENTS = 1_000_000;

    private static final int TRUNK = 0;
    private static final Step OVER = new Step.Over();

    private final RunModel run;
    private final Errands errands;
    private final Words words;
    private final String author;
    private final Map<Object, Grove> groves = new HashMap<>();
    private final Map<Object, List<BranchLine>> known = new HashMap<>();
    private final ObservableList<BranchLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable BranchView> shown = new ReadOnlyObjectWrapper<>();
    private @Nullable Object origin;
    private IntConsumer onShow = _ -> {};
    private Consumer<String> tell = _ -> {};
    private boolean busy;

    /// What was done with a branch.
    private record Done(
            Grove grove,
            Timeline timeline,
            RunSnapshot snapshot,
            BranchView view,
            List<BranchLine> lines) {}

    /// The branches of whatever run a model shows.
    ///
    /// @param author in whose name things are made different
    public BranchesModel(RunModel run, Errands errands, Words words, String author) {
        this.run = run;
        this.errands = errands;
        this.words = words;
        this.author = author;
    }

    /// Who shows a branch in the window, by its number, and who tells the person something.
    public void setOn(IntConsumer show, Consumer<String> sentence) {
        onShow = show;
        tell = sentence;
    }

    /// Another run is shown, or none: its branches are listed.
    ///
    /// @param newOrigin what names the run; null if it can have no branches
    public void beside(@Nullable Object newOrigin) {
        origin = newOrigin;
        shown.set(null);
        list();
    }

    // --- what is asked ---

    /// Why no branch can leave here; empty if one can.
    public String noFork() {
        if (run.timelineProperty().get() == null) {
            return words.get("refusal.choose-run");
        }
        return busy ? words.get("refusal.branch-busy") : "";
    }

    /// Why nothing can be done with a branch now; empty if it can.
    public String refusal() {
        if (shown.get() == null) {
            return words.get("refusal.no-branch");
        }
        return busy ? words.get("refusal.branch-busy") : "";
    }

    /// Why nothing can be taken back; empty if something can.
    public String noUndo() {
        String refusal = refusal();
        BranchView now = shown.get();
        return now != null && refusal.isEmpty() && now.edits() == 0
                ? words.get("refusal.no-edit")
                : refusal;
    }

    /// Leaves the run that is shown, or the branch, at the moment that is shown.
    public void fork() {
        Timeline timeline = run.timelineProperty().get();
        Object here = origin;
        if (timeline == null || here == null || !noFork().isEmpty()) {
            return;
        }
        BranchView from = shown.get();
        long event = run.shownEvent();
        Grove before = groves.get(here);
        boolean fits = before != null && (from != null || before.reaches(timeline.size()));
        Grove grove = fits ? before : null;
        play(
                here,
                "leave the run after event " + event,
                () -> {
                    Grove own =
                            grove == null ? new Grove(Trunk.of(timeline, Rules.tables())) : grove;
                    return done(own, own.fork(from == null ? TRUNK : from.id(), event), OVER);
                });
    }

    /// Shows a branch.
    public void show(int id) {
        Object here = origin;
        Grove grove = here == null ? null : groves.get(here);
        boolean already = shown.get() != null && shown.get().id() == id;
        if (here != null && grove != null && !busy && !already) {
            play(here, "show branch " + id, () -> done(grove, id, OVER));
        }
    }

    /// Handles the next event.
    public void step() {
        play("step", Branch::step);
    }

    /// Goes on until the branch ends, or nobody knows what becomes of an attempt.
    public void goOn() {
        play("go on", branch -> branch.run(MOST_EVENTS));
    }

    /// Makes something different from now on.
    public void make(Edit edit) {
        play(
                "change something",
                branch -> {
                    branch.make(edit, author);
                    return OVER;
                });
    }

    /// Takes the last change back.
    public void undo() {
        BranchView now = shown.get();
        Object here = origin;
        if (now != null && here != null && noUndo().isEmpty()) {
            Grove grove = grove(here);
            play(
                    here,
                    "take a change back",
                    () -> {
                        grove.undo(now.id());
                        return done(grove, now.id(), OVER);
                    });
        }
    }

    /// Forgets the branch that is shown.
    public void forget() {
        BranchView now = shown.get();
        Object here = origin;
        if (now != null && here != null && refusal().isEmpty()) {
            grove(here).forget(now.id());
            known.put(here, grove(here).lines());
            list();
        }
    }

    private void play(String what, Function<Branch, Step> doing) {
        BranchView now = shown.get();
        Object here = origin;
        String refusal = refusal();
        tell.accept(refusal);
        if (now != null && here != null && refusal.isEmpty()) {
            Grove grove = grove(here);
            play(
                    here,
                    what + " in branch " + now.id(),
                    () -> done(grove, now.id(), doing.apply(grove.branch(now.id()))));
        }
    }

    private void play(Object here, String what, Callable<Done> doing) {
        busy = true;
        errands.ask(
                what,
                () -> {
                    try {
                        return Optional.of(doing.call());
                    } catch (NoSuchElementException e) {
                        return Optional.<Done>empty(); // it was handled or dropped meanwhile
                    }
                },
                done -> {
                    busy = false;
                    done.ifPresent(found -> appear(here, found));
                });
    }

    private Grove grove(Object here) {
        return Objects.requireNonNull(groves.get(here));
    }

    private static Done done(Grove grove, int id, Step stopped) {
        Branch branch = grove.branch(id);
        Timeline timeline = branch.timeline();
        return new Done(
                grove,
                timeline,
                new RunSnapshot(branch.run(), timeline.size(), List.of(), BranchBus.of(branch)),
                new BranchView(
                        id, branch.now(), branch.pending(), branch.plan().edits().size(), stopped),
                grove.lines());
    }

    /// Whoever looks at another run by now is not taken away from it.
    private void appear(Object here, Done done) {
        groves.put(here, done.grove());
        known.put(here, done.lines());
        if (here.equals(origin)) {
            BranchView before = shown.get();
            BranchView now = done.view();
            boolean grown =
                    before != null && before.id() == now.id() && before.edits() == now.edits();
            shown.set(now);
            onShow.accept(now.id());
            run.branch(done.timeline(), done.snapshot(), grown);
            list();
        }
    }

    private void list() {
        lines.setAll(origin == null ? List.of() : known.getOrDefault(origin, List.of()));
    }

    // --- what is shown ---

    /// The branches of the run that is shown.
    public ObservableList<BranchLine> lines() {
        return lines;
    }

    /// The branch that is shown; null for none.
    public ReadOnlyObjectProperty<@Nullable BranchView> shownProperty() {
        return shown.getReadOnlyProperty();
    }
}

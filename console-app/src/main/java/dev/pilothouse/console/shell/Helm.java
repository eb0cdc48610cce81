package dev.pilothouse.console.shell;

import dev.pilothouse.console.branch.BranchesModel;
import dev.pilothouse.console.bridge.Errands;
import dev.pilothouse.console.bridge.Pulse;
import dev.pilothouse.console.bridge.RunNews;
import dev.pilothouse.console.debug.DebugRoom;
import dev.pilothouse.console.run.BusNow;
import dev.pilothouse.console.run.LogTail;
import dev.pilothouse.console.run.RunModel;
import dev.pilothouse.console.run.RunsModel;
import dev.pilothouse.console.shell.notices.NoticeBoard;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.definition.file.WorkflowReader;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.store.RunSummary;
import dev.pilothouse.engine.task.TaskTypes;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Steers: knows what is shown, takes what a person asks to the engine, and the engine's news to
/// the view models. It knows no control.
///
/// **Thread:** FX. Whatever may wait for a disk is an errand. **Failure:** becomes a notice.
public final class Helm implements AutoCloseable {

    private static final String RECORDED = ".phrun";

    private final MasterEngine engine;
    private final EngineClock clock;
    private final Orders orders;
    private final Words words;
    private final Pulse pulse;
    private final Errands errands;
    private final NoticeBoard notices;
    private final RunsModel runs;
    private final RunModel run;
    private final SelectedTask selected;
    private final RunFinder finder;
    private final Shelf shelf;
    private final Recordings recordings;
    private final Whereabouts where;
    private final DebugRoom debug;
    private final BranchesModel branches;
    private final RunTo runTo;
    private final Runnable endOfWatch;
    private boolean closed;
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

    /// At the helm of an engine, in the name of a person.
    ///
    /// @param clock goes like the engine's
    public Helm(MasterEngine engine, EngineClock clock, ZoneId zone, String author, Words words) {
        this.engine = engine;
        this.clock = clock;
        orders = new Orders(engine, author);
        this.words = words;
        notices = new NoticeBoard(author, words, clock::millis);
        runs = new RunsModel(words);
        pulse = new Pulse(clock);
        errands = new Errands(pulse, notice::set);
        run = new RunModel(clock, zone, words, Rules.tables(), shown -> engine.mask(shown.run()));
        selected =
                new SelectedTask(engine, run, new LogTail(engine.logs(), errands, pulse), errands);
        finder = new RunFinder(engine, runs, errands, clock, zone, words);
        shelf = new Shelf(WorkflowReader.ofProcess(TaskTypes.installed()), errands);
        recordings = new Recordings(errands, words, notice::set);
        where = new Whereabouts(engine, run, errands, recordings);
        debug = new DebugRoom(engine, clock, errands, pulse);
        branches = new BranchesModel(run, errands, words, author);
        branches.setOn(where::atBranch, notice::set);
        runTo = new RunTo(engine, clock, zone, words, run, () -> refusal(Verb.RESUME));
        debug.breakpoints().onChange(this::showStops);
        run.shownProperty().subscribe(_ -> look());
        where.locationProperty().subscribe(_ -> showStops());
        where.locationProperty()
                .subscribe(
                        now -> {
                            if (!(now instanceof Location.AtBranch)) {
                                branches.beside(where.origin().orElse(null));
                            }
                        });
        pulse.watch(this::news);
        endOfWatch = engine.observeAll(pulse);
        errands.ask("list the runs", () -> engine.runs(RunsModel.MOST_RUNS), this::listed);
    }

    private void listed(List<RunSummary> summaries) {
        runs.load(summaries);
        if (where.now() instanceof Location.Nowhere && !summaries.isEmpty()) {
            open(summaries.getFirst().id());
        }
    }

    private void news(RunNews news) {
        runs.accept(news.latest(), clock.millis());
        run.accept(news);
        notices.accept(news);
    }

    /// Time has passed: count-downs go on, and the reason for waiting is asked for again.
    public void tick() {
        run.tick();
        look();
        selected.explain();
    }

    // --- where ---

    /// Shows a run.
    public void open(long runId) {
        where.open(runId);
    }

    /// Shows a workflow that was opened.
    public void open(OpenedWorkflow workflow) {
        where.open(workflow);
    }

    /// Shows a run that was recorded.
    public void open(Recording recording) {
        where.open(recording);
    }

    /// Opens a file: a recorded run is shown, any other file is read as a workflow.
    public void open(Path file) {
        if (file.toString().endsWith(RECORDED)) {
            recordings.open(file, this::open);
        } else {
            shelf.open(file, this::open);
        }
    }

    // --- what a person asks ---

    /// Why a verb is refused now; empty if it is accepted.
    public String refusal(Verb verb) {
        if (isAtBranch()) {
            return verb == Verb.STEP || verb == Verb.RESUME
                    ? branches.refusal()
                    : words.get("refusal.branch");
        }
        return run.isRecorded() && shown() != null
                ? words.get("refusal.recorded")
                : verb.refusal(shown(), startable().isPresent(), clock.millis(), words);
    }

    /// Does what is asked, or says why not.
    public void ask(Verb verb) {
        String refusal = refusal(verb);
        notice.set(refusal);
        if (!refusal.isEmpty()) {
            return;
        }
        if (isAtBranch()) {
            goOn(verb);
        } else if (verb == Verb.RUN) {
            startable().ifPresent(workflow -> start(workflow, false));
        } else {
            RunSnapshot run = shown();
            if (run != null) {
                askOfRun(verb, run.run().identity().id());
            }
        }
    }

    /// True if a branch is shown: what is asked is asked of it, and reaches nothing outside.
    private boolean isAtBranch() {
        return where.now() instanceof Location.AtBranch;
    }

    private void goOn(Verb verb) {
        if (verb == Verb.STEP) {
            branches.step();
        } else {
            branches.goOn();
        }
    }

    private void askOfRun(Verb verb, long id) {
        if (verb == Verb.HOLD) {
            notices.holdByHand(id);
        }
        if (!orders.give(verb, id, isHeld())) {
            notice.set(words.get("refusal.ended-meanwhile", id));
        }
    }

    /// Starts a workflow and shows its run.
    public void start(OpenedWorkflow workflow) {
        start(workflow, false);
    }

    /// Starts a workflow, held before its first event if that is wanted, and shows its run.
    void start(OpenedWorkflow workflow, boolean held) {
        errands.ask("start " + workflow.name(), () -> orders.start(workflow, held), this::open);
    }

    /// The workflow that can be started: the one that is shown, or that of the run that is.
    Optional<OpenedWorkflow> startable() {
        return where.startable();
    }

    /// True if the bus of the run that is shown is held.
    public boolean isHeld() {
        RunSnapshot run = shown();
        return run != null && BusNow.of(run, clock.millis()).held();
    }

    /// The id of the run that is shown.
    public Optional<Long> shownRun() {
        return where.shownRun();
    }

    private @Nullable RunSnapshot shown() {
        return run.snapshotProperty().get();
    }

    // --- debug ---

    /// The debugger.
    public DebugRoom debug() {
        return debug;
    }

    /// The branches of the run that is shown.
    public BranchesModel branches() {
        return branches;
    }

    /// Goes back from a branch to the run that it left.
    void leaveBranch() {
        where.leaveBranch();
    }

    private void look() {
        debug.look(run.shownProperty().get(), run.happened(), run.following());
        showStops();
    }

    private void showStops() {
        run.stopAt(
                startable()
                        .map(workflow -> debug.breakpoints().tasks(workflow.name()))
                        .orElse(Set.of()));
    }

    /// The way to somewhere in the run that is shown.
    RunTo runTo() {
        return runTo;
    }

    // --- what is shown ---

    /// What the window says.
    public Words words() {
        return words;
    }

    /// What happened to the person's own runs.
    public NoticeBoard notices() {
        return notices;
    }

    /// Does something that may wait for a disk.
    void later(String what, Runnable errand) {
        errands.run(what, errand);
    }

    /// Tells the person something.
    void tell(String sentence) {
        notice.set(sentence);
    }

    /// The list of runs.
    public RunsModel runs() {
        return runs;
    }

    /// Finds runs.
    public RunFinder finder() {
        return finder;
    }

    /// The run that is shown.
    public RunModel run() {
        return run;
    }

    /// The log of the selected task.
    public LogTail log() {
        return selected.log();
    }

    /// The workflows that were opened.
    public Shelf shelf() {
        return shelf;
    }

    /// The bridge from the engine.
    public Pulse pulse() {
        return pulse;
    }

    /// How many threads drain the buses.
    public int fireWorkers() {
        return engine.fireWorkers().size();
    }

    /// What is shown.
    public ReadOnlyObjectProperty<Location> locationProperty() {
        return where.locationProperty();
    }

    /// What came of taking the decisions of the recorded run that is shown again; empty for none.
    public ReadOnlyStringProperty verdictProperty() {
        return recordings.verdictProperty();
    }

    /// What the person should know of the last thing that was asked; empty for nothing.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Looks away; the engine goes on.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        endOfWatch.run();
        selected.close();
        debug.close();
        errands.close();
    }
}

package dev.pilothouse.console.shell;

import dev.pilothouse.console.bridge.Errands;
import dev.pilothouse.console.run.RunModel;
import dev.pilothouse.engine.MasterEngine;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;
import java.util.Optional;

/// Where in the world the window is, and the way to somewhere else.
///
/// **Thread:** FX.
final class Whereabouts {

    private final MasterEngine engine;
    private final RunModel run;
    private final Errands errands;
    private final ReadOnlyObjectWrapper<Location> location =
            new ReadOnlyObjectWrapper<>(new Location.Nowhere());
    private final Recordings recordings;
    private boolean reading;

    Whereabouts(MasterEngine engine, RunModel run, Errands errands, Recordings recordings) {
        this.engine = engine;
        this.recordings = recordings;
        this.run = run;
        this.errands = errands;
        run.setOnGap(this::read);
    }

    /// Shows a run.
    void open(long runId) {
        if (location.get() instanceof Location.AtRun(long id) && id == runId) {
            return;
        }
        recordings.forget();
        location.set(new Location.AtRun(runId));
        run.open(runId);
        errands.ask(
                "show run #" + runId,
                () -> LoadedRun.of(engine, runId),
                loaded -> run.loaded(loaded.snapshot(), loaded.timeline()));
    }

    /// Shows a workflow that was opened.
    void open(OpenedWorkflow workflow) {
        recordings.forget();
        location.set(new Location.AtWorkflow(workflow));
        run.preview(workflow.definition());
    }

    /// Shows a recorded run, and has it verified.
    void open(Recording recording) {
        location.set(new Location.AtRecording(recording));
        run.record(recording.record().timeline());
        recordings.verify(recording);
    }

    /// Shows a branch of what is shown.
    void atBranch(int branch) {
        origin().ifPresent(origin -> location.set(new Location.AtBranch(origin, branch)));
    }

    /// What branches leave here: the run or the recording that is shown, or that of the branch.
    Optional<Location> origin() {
        return switch (location.get()) {
            case Location.Nowhere _, Location.AtWorkflow _ -> Optional.empty();
            case Location.AtRun run -> Optional.of(run);
            case Location.AtRecording recording -> Optional.of(recording);
            case Location.AtBranch(Location origin, int _) -> Optional.of(origin);
        };
    }

    /// Goes back from a branch to what it left.
    void leaveBranch() {
        if (location.get() instanceof Location.AtBranch(Location origin, int _)) {
            switch (origin) {
                case Location.AtRun(long id) -> open(id);
                case Location.AtRecording(Recording recording) -> open(recording);
                case Location.AtBranch _, Location.AtWorkflow _, Location.Nowhere _ -> {}
            }
        }
    }

    /// Of very much that happens at once not all comes as news: the store has it.
    private void read(long from) {
        Optional<Long> id = shownRun();
        if (id.isEmpty() || reading) {
            return;
        }
        reading = true;
        errands.ask(
                "read the journal of run #" + id.get(),
                () -> LoadedRun.entries(engine, id.get(), from),
                entries -> {
                    reading = false;
                    run.filled(id.get(), entries);
                });
    }

    /// The workflow that can be started: the one that is shown, or that of the run that is.
    Optional<OpenedWorkflow> startable() {
        return switch (location.get()) {
            case Location.Nowhere _, Location.AtRecording _, Location.AtBranch _ ->
                    Optional.empty();
            case Location.AtWorkflow(OpenedWorkflow workflow) -> Optional.of(workflow);
            case Location.AtRun _ ->
                    Optional.ofNullable(run.snapshotProperty().get())
                            .map(shown -> shown.run().graph().plan().definition())
                            .map(again -> new OpenedWorkflow("", again, List.of()));
        };
    }

    /// The id of the run that is shown.
    Optional<Long> shownRun() {
        return location.get() instanceof Location.AtRun(long id)
                ? Optional.of(id)
                : Optional.empty();
    }

    Location now() {
        return location.get();
    }

    ReadOnlyObjectProperty<Location> locationProperty() {
        return location.getReadOnlyProperty();
    }
}

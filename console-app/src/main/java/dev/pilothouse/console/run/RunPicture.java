package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.graphview.lanes.LaneModel;
import dev.pilothouse.graphview.model.GraphModel;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What graph, bus and inspector show of a run at one moment.
///
/// **Thread:** FX.
final class RunPicture {

    private final ZoneId zone;
    private final Words words;
    private final Inspector inspector;
    private final ReadOnlyObjectWrapper<GraphModel> graph =
            new ReadOnlyObjectWrapper<>(GraphModel.empty());
    private final ReadOnlyObjectWrapper<LaneModel> lanes;
    private final ReadOnlyObjectWrapper<Inspection> inspection;
    private RunGraph runGraph;
    private Set<String> stops = Set.of();
    private @Nullable WorkflowDefinition previewed;

    /// What a picture is taken of.
    ///
    /// @param snapshot the run at the moment that is shown
    /// @param recent what was handled last, newest first
    /// @param change what was handled last of all, if a person has the time to read what it changed
    /// @param mask hides the run's secrets
    /// @param past true if the moment is not now
    /// @param now the instant of the moment
    record Scene(
            RunSnapshot snapshot,
            List<JournalEntry> recent,
            Optional<EventChange> change,
            UnaryOperator<String> mask,
            boolean past,
            long now) {

        Scene {
            recent = List.copyOf(recent);
        }
    }

    RunPicture(ZoneId zone, Words words, Rules rules) {
        this.zone = zone;
        this.words = words;
        inspector = new Inspector(zone, words, rules);
        runGraph = new RunGraph(words);
        lanes = new ReadOnlyObjectWrapper<>(LaneModel.empty(words.get("bus.name")));
        inspection = new ReadOnlyObjectWrapper<>(Inspection.nothing(words));
    }

    /// Lets go of the graph that was drawn, as another one will follow.
    void turn() {
        runGraph = new RunGraph(words);
        previewed = null;
    }

    /// Shows where breakpoints stand from now on; false if that is known.
    boolean stopAt(Set<String> tasks) {
        if (tasks.equals(stops)) {
            return false;
        }
        stops = Set.copyOf(tasks);
        if (previewed != null) {
            graph.set(RunGraph.preview(previewed, stops, words));
        }
        return true;
    }

    /// Shows a definition that does not run.
    void preview(WorkflowDefinition definition) {
        previewed = definition;
        graph.set(RunGraph.preview(definition, stops, words));
        lanes.set(LaneModel.empty(words.get("bus.name")));
        inspection.set(Inspection.nothing(words));
    }

    /// Shows graph and bus of a run at a moment.
    void show(Scene scene) {
        graph.set(runGraph.at(scene.snapshot(), stops, scene.now()));
        LaneModel model =
                new BusLanes(scene.snapshot(), scene.mask(), scene.now(), words)
                        .model(scene.recent());
        lanes.set(scene.past() ? asItWas(model, scene.snapshot()) : model);
    }

    private LaneModel asItWas(LaneModel model, RunSnapshot snapshot) {
        return new LaneModel(
                words.get(
                        "bus.after",
                        snapshot.run().identity().id(),
                        Figures.number(snapshot.lastEntry())),
                model.note(),
                model.ready(),
                model.delayed(),
                model.handled(),
                model.dead(),
                false);
    }

    /// Shows what there is to say of a task, or of the run if there is no such task.
    ///
    /// @param desk what the dispatch desk says of the task now
    void inspect(Scene scene, @Nullable String task, Optional<String> desk) {
        RunSnapshot shown = scene.snapshot();
        int node = task == null ? -1 : shown.run().graph().plan().index(task);
        Inspection found =
                node < 0
                        ? inspector.run(shown, scene.mask(), scene.now())
                        : inspector.task(
                                shown,
                                node,
                                scene.past() ? Optional.empty() : desk,
                                scene.past(),
                                scene.mask(),
                                scene.now());
        inspection.set(
                found.after(
                        scene.change()
                                .map(change -> change.facts(zone, scene.mask(), words))
                                .orElse(List.of())));
    }

    ReadOnlyObjectProperty<GraphModel> graphProperty() {
        return graph.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LaneModel> lanesProperty() {
        return lanes.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Inspection> inspectionProperty() {
        return inspection.getReadOnlyProperty();
    }
}

package dev.pilothouse.console.time;

import dev.pilothouse.console.run.Figures;
import dev.pilothouse.console.time.AttemptSpan.Piece;
import dev.pilothouse.console.time.CriticalPath.Leg;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.graph.WorkflowExecutionGraph;
import dev.pilothouse.engine.journal.Timeline;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The attempts of a run as rows, tasks in the order in which they were reached, attempts of a task
/// below each other; at the end what was not reached. It knows no control.
///
/// **Thread:** FX.
public final class GanttModel {

    private final TimeModel time;
    private final Words words;
    private final ObservableList<GanttRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper writing = new ReadOnlyBooleanWrapper();
    private AttemptBook book = new AttemptBook();
    private CriticalPath path = CriticalPath.of(List.of(), _ -> new int[0]);
    private @Nullable WorkflowExecutionGraph graph;
    private int read;

    /// The attempts of the run whose time it is.
    public GanttModel(TimeModel time, Words words) {
        this.time = time;
        this.words = words;
        time.run().timelineProperty().subscribe(this::take);
    }

    private void take(@Nullable Timeline timeline) {
        if (timeline == null || timeline.size() < read) {
            book = new AttemptBook();
            read = 0;
            graph = null;
        }
        if (timeline == null) {
            rows.clear();
            return;
        }
        timeline.entries().subList(read, timeline.size()).forEach(book::add);
        read = timeline.size();
        WorkflowExecutionGraph known = timeline.at(0).graph();
        graph = known;
        arrange(known);
    }

    private void arrange(WorkflowExecutionGraph known) {
        Map<Integer, List<AttemptSpan>> reached = new LinkedHashMap<>();
        for (AttemptSpan span : book.spans()) {
            reached.computeIfAbsent(span.node(), _ -> new ArrayList<>()).add(span);
        }
        long now = time.run().instant();
        List<Leg> legs = new ArrayList<>();
        reached.forEach(
                (node, spans) ->
                        legs.add(
                                new Leg(node, spans.getFirst().begin(), spans.getLast().end(now))));
        path = CriticalPath.of(legs, known::predecessors);
        show(written(known.plan(), reached));
    }

    private List<GanttRow> written(ExecutionPlan plan, Map<Integer, List<AttemptSpan>> reached) {
        List<GanttRow> written = new ArrayList<>();
        reached.forEach(
                (node, spans) -> {
                    for (AttemptSpan span : spans) {
                        boolean first = span.equals(spans.getFirst());
                        String task = plan.task(node).name();
                        written.add(new GanttRow(task, span, path.has(node), first));
                    }
                });
        for (int node = 0; node < plan.size(); node++) {
            if (plan.isSelected(node) && !reached.containsKey(node)) {
                written.add(new GanttRow(plan.task(node).name(), null, false, true));
            }
        }
        return written;
    }

    private void show(List<GanttRow> written) {
        writing.set(true);
        try {
            replace(written);
        } finally {
            writing.set(false);
        }
    }

    /// Replaces only what has changed, so that the place that is looked at stays where it is.
    private void replace(List<GanttRow> written) {
        if (rows.size() > written.size()) {
            rows.remove(written.size(), rows.size());
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).equals(written.get(i))) {
                rows.set(i, written.get(i));
            }
        }
        rows.addAll(written.subList(rows.size(), written.size()));
    }

    /// True while the rows change: what is selected now is nobody's choice.
    ReadOnlyBooleanProperty writingProperty() {
        return writing.getReadOnlyProperty();
    }

    /// The rows.
    ObservableList<GanttRow> rows() {
        return rows;
    }

    /// Until when what goes on has lasted.
    long now() {
        return Math.max(time.last(), time.axisProperty().get().to());
    }

    /// A row's name: which attempt it is stands with the task's own name.
    String name(GanttRow row) {
        AttemptSpan span = row.span();
        return span == null || span.tryNumber() == 1
                ? row.task()
                : words.get("gantt.try", row.task(), span.tryNumber());
    }

    /// A row in words: its five parts, what they sum to, and what the task costs the run.
    String spoken(GanttRow row) {
        AttemptSpan span = row.span();
        if (span == null) {
            return words.get("gantt.unreached", row.task());
        }
        StringBuilder text = new StringBuilder(name(row)).append(": ");
        String plus = "";
        for (Piece piece : span.pieces(now())) {
            text.append(plus).append(part(piece));
            plus = " + ";
        }
        text.append(" = ").append(Figures.exact(span.end(now()) - span.begin()));
        String saves = saving(row);
        return saves.isEmpty() ? text.toString() : text + " · " + saves;
    }

    private String part(Piece piece) {
        String key = piece.part().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return words.get("gantt.part." + key) + " " + Figures.exact(piece.length());
    }

    /// What removing the task would save; empty if the run's length did not come from it.
    String saving(GanttRow row) {
        WorkflowExecutionGraph known = graph;
        if (known == null || !row.critical()) {
            return "";
        }
        long saved = path.saves(known.plan().index(row.task()));
        return saved == 0 ? "" : words.get("gantt.saves", Figures.exact(saved));
    }

    /// The time that the rows lie in.
    TimeModel time() {
        return time;
    }
}

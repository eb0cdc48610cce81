package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.eventbus.DeadEvent;
import dev.pilothouse.engine.eventbus.QueuedEvent;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.graphview.lanes.Chip;
import dev.pilothouse.graphview.lanes.Lane;
import dev.pilothouse.graphview.lanes.LaneModel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The bus of a run as lanes: what is ready carries the number that it will get.
final class BusLanes {

    private final RunSnapshot snapshot;
    private final WorkflowDefinition definition;
    private final BusNow bus;
    private final UnaryOperator<String> mask;
    private final long now;
    private final Words words;

    BusLanes(RunSnapshot snapshot, UnaryOperator<String> mask, long now, Words words) {
        this.snapshot = snapshot;
        this.definition = snapshot.run().graph().plan().definition();
        this.bus = BusNow.of(snapshot, now);
        this.mask = mask;
        this.now = now;
        this.words = words;
    }

    /// The lanes, with what was handled lately, newest first.
    LaneModel model(List<JournalEntry> recent) {
        List<Chip> handled =
                recent.stream().map(entry -> chip(entry.number(), entry.event(), "")).toList();
        return new LaneModel(
                words.get("bus.of", snapshot.run().identity().id()),
                note(),
                new Lane(ready(), bus.readyCount()),
                new Lane(bus.delayed().stream().map(this::delayed).toList(), bus.delayedCount()),
                new Lane(handled, (int) Math.max(handled.size(), snapshot.lastEntry())),
                Lane.of(bus.dead().stream().map(this::dead).toList()),
                bus.held());
    }

    private List<Chip> ready() {
        List<Chip> chips = new ArrayList<>();
        for (QueuedEvent event : bus.ready()) {
            chips.add(chip(bus.firstNumber() + chips.size(), event.event(), ""));
        }
        return chips;
    }

    private Chip delayed(QueuedEvent event) {
        return chip(
                Chip.NO_NUMBER,
                event.event(),
                words.get("bus.in", Figures.span(event.due() - now)));
    }

    private Chip dead(DeadEvent event) {
        return chip(Chip.NO_NUMBER, event.event().event(), mask.apply(event.reason()));
    }

    private Chip chip(long number, LifecycleEvent event, String detail) {
        return new Chip(
                number,
                EventWords.type(event),
                EventWords.subject(event, definition, words),
                detail,
                EventWords.family(event));
    }

    private String note() {
        if (bus.ready().isEmpty()) {
            return "";
        }
        QueuedEvent head = bus.ready().getFirst();
        return words.get(
                "bus.oldest", Figures.span(now - Math.max(head.due(), head.publishedAt())));
    }
}

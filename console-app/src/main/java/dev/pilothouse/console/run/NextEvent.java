package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.eventbus.QueuedEvent;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.FollowUp;
import dev.pilothouse.engine.statemachine.Rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What the next event of a held bus is and will do: the engine's own rules are asked, which have
/// no effect by themselves.
final class NextEvent {

    private final Rules rules;
    private final Words words;

    NextEvent(Rules rules, Words words) {
        this.rules = rules;
        this.words = words;
    }

    /// The facts; none if the bus is not held.
    List<Fact> facts(RunSnapshot snapshot, UnaryOperator<String> mask, long now) {
        BusNow bus = BusNow.of(snapshot, now);
        if (!bus.held()) {
            return List.of();
        }
        if (bus.ready().isEmpty()) {
            return List.of(fact("event", words.get("next.none")));
        }
        QueuedEvent head = bus.ready().getFirst();
        WorkflowDefinition definition = snapshot.run().graph().plan().definition();
        Decision decision = rules.decide(snapshot.run(), head.event(), now);
        List<Fact> facts = new ArrayList<>();
        facts.add(
                fact(
                        "event",
                        EventWords.type(head.event()) + " #" + Figures.number(bus.firstNumber())));
        facts.add(fact("about", EventWords.subject(head.event(), definition, words)));
        facts.add(fact("caused-by", cause(head)));
        facts.add(fact("will-do", mask.apply(willDo(snapshot, head.event(), decision))));
        if (!decision.followUps().isEmpty()) {
            facts.add(fact("publishes", published(decision, definition)));
        }
        return facts;
    }

    private String cause(QueuedEvent event) {
        return event.cause() > 0
                ? "#" + Figures.number(event.cause())
                : EventWords.origin(event.event(), words);
    }

    private String willDo(RunSnapshot snapshot, LifecycleEvent event, Decision decision) {
        StateFold fold = StateFold.of(snapshot.run(), words);
        List<Change> changes = decision.changes();
        String moved = fold.apply(changes, EventWords.node(event));
        String note = decision.note();
        if (moved.isEmpty()) {
            return note.isEmpty() ? words.get("next.no-change") : note;
        }
        return note.isEmpty() ? moved : moved + " · " + note;
    }

    private String published(Decision decision, WorkflowDefinition definition) {
        return decision.followUps().stream()
                .map(FollowUp::event)
                .map(e -> EventWords.type(e) + " " + EventWords.subject(e, definition, words))
                .collect(Collectors.joining(", "));
    }

    private Fact fact(String name, String value) {
        return new Fact(words.get("next." + name), value);
    }
}

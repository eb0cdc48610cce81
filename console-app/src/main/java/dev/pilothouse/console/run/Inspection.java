package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.graphview.look.StateLook;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the inspector says about the selected task, or about the run if none is selected.
///
/// @param title the task or the run
/// @param look how its state looks
/// @param state its state, as the engine spells it
/// @param facts what is known
/// @param why why it is not running, in a sentence; empty if there is nothing to explain
/// @param changed what the event that was handled last has changed; empty while the run goes on
/// @param next what the next event of a held bus is and will do; empty if the bus is not held
public record Inspection(
        String title,
        StateLook look,
        String state,
        List<Fact> facts,
        String why,
        List<Fact> changed,
        List<Fact> next) {

    /// Of nothing.
    public static Inspection nothing(Words words) {
        return new Inspection(
                words.get("inspector.nothing"),
                StateLook.NOT_RUN,
                "",
                List.of(),
                "",
                List.of(),
                List.of());
    }

    /// The same with what an event has changed.
    Inspection after(List<Fact> newChanged) {
        return new Inspection(title, look, state, facts, why, newChanged, next);
    }

    /// All of it in words, as a screen reader says it.
    public String spoken() {
        return Stream.of(next, facts, changed)
                .flatMap(List::stream)
                .map(fact -> fact.name() + " " + fact.value())
                .collect(Collectors.joining(", ", title + " " + state + ". ", ". " + why));
    }

    public Inspection {
        facts = List.copyOf(facts);
        changed = List.copyOf(changed);
        next = List.copyOf(next);
    }
}

package dev.pilothouse.console.debug;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.debug.Breakpoint;
import dev.pilothouse.engine.debug.Place;
import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.FollowUp;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.StateTable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Places of breakpoints, and what a cell of a state table does, in words.
final class PlaceWords {

    private final Words words;

    PlaceWords(Words words) {
        this.words = words;
    }

    /// Where a breakpoint stands: `RUNNING × KILL`, `task load`.
    String of(Place place) {
        return switch (place) {
            case Place.OfTask(String task) -> words.get("place.task", task);
            case Place.OfEvent(_, String type) -> shortType(type);
            case Place.OfCell(_, String state, String type) -> state + " × " + shortType(type);
            case Place.OfMishap(Place.Mishap mishap) -> of(mishap);
        };
    }

    /// The type of an event, short enough for a column.
    static String shortType(String type) {
        return type.startsWith("TOPOLOGY") ? "TOPOLOGY" : type;
    }

    String of(Place.Mishap mishap) {
        return switch (mishap) {
            case FAILURE -> words.get("mishap.failure");
            case FAILOVER -> words.get("mishap.failover");
            case DEAD_EVENT -> words.get("mishap.dead");
            case ILLEGAL -> words.get("mishap.illegal");
        };
    }

    /// What makes a breakpoint something else than a plain stop; empty for a plain one.
    String particulars(Breakpoint one) {
        Set<String> parts = new LinkedHashSet<>();
        if (!one.condition().isBlank()) {
            parts.add(one.condition());
        }
        if (one.from() > 1) {
            parts.add(words.get("breakpoint.from", one.from()));
        }
        if (one.once()) {
            parts.add(words.get("breakpoint.once"));
        }
        if (!one.note().isEmpty()) {
            parts.add(words.get("breakpoint.notes", one.note()));
        }
        if (!one.workflow().isEmpty()) {
            parts.add(words.get("breakpoint.in", one.workflow()));
        }
        return String.join(" · ", parts);
    }

    /// What a cell does, case by case; cases that do the same are said once.
    String does(StateTable table, Place.OfCell cell) {
        List<StateTable.Sample> samples = table.samples(cell.state(), cell.type());
        Set<String> said = new LinkedHashSet<>();
        for (StateTable.Sample sample : samples) {
            said.add(does(sample));
        }
        return said.size() == 1
                ? said.iterator().next()
                : samples.stream()
                        .map(each -> each.row() + ": " + does(each))
                        .distinct()
                        .collect(Collectors.joining("\n"));
    }

    private String does(StateTable.Sample sample) {
        return switch (sample.decision().verdict()) {
            case ILLEGAL -> words.get("cell.illegal");
            case LATE -> words.get("cell.late");
            case APPLIED -> applied(sample.before(), sample.decision());
        };
    }

    private String applied(Run before, Decision decision) {
        Set<String> parts = new LinkedHashSet<>();
        if (before.state() != decision.next().state()) {
            parts.add("→ " + decision.next().state());
        }
        if (before.node(0).state() != decision.next().node(0).state()) {
            parts.add("→ " + decision.next().node(0).state());
        }
        decision.effects().forEach(effect -> parts.add(effect.getClass().getSimpleName()));
        decision.followUps().forEach(next -> parts.add(publishes(next)));
        return parts.isEmpty() ? words.get("cell.nothing") : String.join(" · ", parts);
    }

    private String publishes(FollowUp next) {
        return words.get(
                next.due() == 0 ? "cell.publishes" : "cell.publishes-later",
                shortType(next.event().type()));
    }

    /// A cell as it is now, for those who do not see it.
    String spoken(Place.OfCell cell, CellNow now) {
        String hits = words.get("cell.hits", now.hits());
        String what =
                switch (now.verdict()) {
                    case APPLIED -> hits;
                    case LATE -> words.get("cell.late") + ", " + hits;
                    case ILLEGAL -> words.get("cell.illegal") + ", " + hits;
                };
        String stop =
                switch (now.stop()) {
                    case NONE -> "";
                    case DISABLED -> ", " + words.get("cell.disabled");
                    case SET -> ", " + words.get("cell.set");
                };
        String next = now.next() ? ", " + words.get("cell.next") : "";
        return of(cell) + ": " + what + stop + next;
    }
}

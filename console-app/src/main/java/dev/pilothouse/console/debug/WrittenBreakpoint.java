package dev.pilothouse.console.debug;

import dev.pilothouse.engine.debug.Breakpoint;
import dev.pilothouse.engine.debug.Machine;
import dev.pilothouse.engine.debug.Place;
import dev.pilothouse.engine.logic.expression.Expression;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Objects;

/// One breakpoint as it is written: exactly one of `task`, `event` and `mishap`; `state` makes an
/// event a cell of the table.
record WrittenBreakpoint(
        @Nullable String workflow,
        @Nullable String task,
        @Nullable String machine,
        @Nullable String state,
        @Nullable String event,
        @Nullable String mishap,
        @Nullable String condition,
        @Nullable Integer from,
        @Nullable String note,
        @Nullable Boolean once,
        @Nullable Boolean enabled) {

    static WrittenBreakpoint of(Breakpoint one) {
        String task = null;
        String machine = null;
        String state = null;
        String event = null;
        String mishap = null;
        switch (one.place()) {
            case Place.OfTask(String name) -> task = name;
            case Place.OfEvent(Machine whose, String type) -> {
                machine = lower(whose);
                event = type;
            }
            case Place.OfCell(Machine whose, String row, String type) -> {
                machine = lower(whose);
                state = row;
                event = type;
            }
            case Place.OfMishap(Place.Mishap kind) -> mishap = lower(kind);
        }
        return new WrittenBreakpoint(
                one.workflow(),
                task,
                machine,
                state,
                event,
                mishap,
                one.condition(),
                one.from(),
                one.note(),
                one.once(),
                one.enabled());
    }

    Breakpoint breakpoint(String id) {
        return new Breakpoint(
                id,
                Objects.requireNonNullElse(workflow, ""),
                place(),
                readable(Objects.requireNonNullElse(condition, "")),
                Math.max(1, Objects.requireNonNullElse(from, 1)),
                Objects.requireNonNullElse(note, ""),
                Objects.requireNonNullElse(once, false),
                Objects.requireNonNullElse(enabled, true));
    }

    private Place place() {
        if (task != null) {
            return new Place.OfTask(task);
        }
        if (mishap != null) {
            return new Place.OfMishap(Place.Mishap.valueOf(mishap.toUpperCase(Locale.ROOT)));
        }
        if (event == null || machine == null) {
            throw new IllegalArgumentException(
                    "it has no place: give 'task', 'mishap', or 'machine' and 'event'");
        }
        Machine whose = Machine.valueOf(machine.toUpperCase(Locale.ROOT));
        return state == null
                ? new Place.OfEvent(whose, event)
                : new Place.OfCell(whose, state, event);
    }

    private static String readable(String condition) {
        if (!condition.isBlank()) {
            Objects.requireNonNull(Expression.of(condition));
        }
        return condition;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

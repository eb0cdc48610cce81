package dev.pilothouse.console.debug;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.debug.Target;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.statemachine.Run;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads where a run is to go on to, as people write it: a task, a task and its state, `#` and the
/// number of an event, or a time of day.
///
/// **Thread:** any; pure.
public final class TargetText {

    private static final Pattern ENTRY = Pattern.compile("#?\\s*(\\d{1,18})");
    private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d{1,3})?)?");

    private final Run run;
    private final long lastEntry;
    private final ZoneId zone;
    private final long now;
    private final Words words;

    /// Of a run at an instant, in milliseconds since the epoch.
    public TargetText(Run run, long lastEntry, ZoneId zone, long now, Words words) {
        this.run = run;
        this.lastEntry = lastEntry;
        this.zone = zone;
        this.now = now;
        this.words = words;
    }

    /// What was read: a target, or what is wrong.
    public sealed interface Reading {

        /// A target.
        record Understood(Target target) implements Reading {}

        /// What is wrong, in a sentence.
        record Wrong(String why) implements Reading {}
    }

    /// Reads a target.
    public Reading read(String written) {
        String text = written.strip();
        if (text.isEmpty()) {
            return new Reading.Wrong(words.get("target.empty"));
        }
        if (task(text)) {
            return new Reading.Understood(new Target.AtTask(text));
        }
        if (TIME.matcher(text).matches()) {
            return time(text);
        }
        Matcher entry = ENTRY.matcher(text);
        if (entry.matches()) {
            return entry(Long.parseLong(entry.group(1)));
        }
        return taskAndState(text);
    }

    private boolean task(String name) {
        return run.graph().plan().index(name) >= 0;
    }

    private Reading entry(long number) {
        return number > lastEntry
                ? new Reading.Understood(new Target.AtEntry(number))
                : new Reading.Wrong(words.get("target.passed", number, lastEntry));
    }

    private Reading time(String text) {
        try {
            String padded = text.indexOf(':') == 1 ? "0" + text : text;
            LocalTime wanted = LocalTime.parse(padded.replace(',', '.'));
            ZonedDateTime today = Instant.ofEpochMilli(now).atZone(zone);
            ZonedDateTime then = today.with(wanted);
            Instant instant = (then.isBefore(today) ? then.plusDays(1) : then).toInstant();
            return new Reading.Understood(new Target.AtTime(instant.toEpochMilli()));
        } catch (DateTimeParseException _) {
            return new Reading.Wrong(words.get("target.no-time", text));
        }
    }

    private Reading taskAndState(String text) {
        int space = text.lastIndexOf(' ');
        String task = space < 0 ? text : text.substring(0, space).strip();
        if (!task(task)) {
            return new Reading.Wrong(words.get("target.no-task", task));
        }
        String wanted = text.substring(space + 1).toUpperCase(Locale.ROOT);
        Optional<TaskState> state =
                Arrays.stream(TaskState.values())
                        .filter(each -> each.name().equals(wanted))
                        .findFirst();
        return state.<Reading>map(each -> new Reading.Understood(new Target.AtState(task, each)))
                .orElseGet(() -> new Reading.Wrong(words.get("target.no-state", wanted)));
    }
}

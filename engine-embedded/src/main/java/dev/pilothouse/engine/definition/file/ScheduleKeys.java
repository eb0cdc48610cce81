package dev.pilothouse.engine.definition.file;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;

import dev.pilothouse.engine.definition.NearestWord;
import dev.pilothouse.engine.definition.ScheduleDefinition;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads when a workflow starts by itself: `schedule`, `start_time`, `end_time`, `timezone`.
final class ScheduleKeys {
    private static final int LONGEST_CRON = 200;
    private static final Pattern DATE =
            Pattern.compile(
                    "(\\d{4})([-/]?)(\\d{2})\\2(\\d{2})(?:[ T](\\d{2}):?(\\d{2}):?(\\d{2}))?");

    private final Section workflow;
    private final Faults faults;
    private final ZoneId here;

    ScheduleKeys(Section workflow, Faults faults, ZoneId here) {
        this.workflow = workflow;
        this.faults = faults;
        this.here = here;
    }

    Optional<ScheduleDefinition> read() {
        ZoneId zone = workflow.text("timezone").map(this::zone).orElse(here);
        Instant start = instant("start_time", zone);
        Instant end = instant("end_time", zone);
        if (start != null && end != null && end.isBefore(start)) {
            faults.error(
                    workflow.place("end_time"),
                    "bad-date",
                    "Expected 'end_time' to be after 'start_time', but it is before");
        }
        return workflow.text("schedule")
                .filter(this::isCron)
                .map(cron -> new ScheduleDefinition(cron.strip(), start, end, zone));
    }

    private boolean isCron(String cron) {
        if (cron.length() > LONGEST_CRON) {
            badCron("it is longer than %d characters".formatted(LONGEST_CRON));
            return false;
        }
        try {
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ))
                    .parse(cron.strip())
                    .validate();
            return true;
        } catch (IllegalArgumentException e) {
            badCron(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void badCron(String problem) {
        faults.error(
                workflow.place("schedule"),
                "bad-cron",
                "Expected a Quartz cron expression (second minute hour day month weekday [year]),"
                        + " but "
                        + problem);
    }

    private ZoneId zone(String name) {
        try {
            return ZoneId.of(name.strip());
        } catch (DateTimeException e) {
            faults.error(
                    workflow.place("timezone"),
                    "bad-zone",
                    "Expected a time zone such as Europe/Berlin, but found %s%s"
                            .formatted(
                                    Kind.quoted(name),
                                    NearestWord.hint(
                                            name,
                                            ZoneId.getAvailableZoneIds().stream()
                                                    .sorted()
                                                    .toList())));
            return here;
        }
    }

    private @Nullable Instant instant(String key, ZoneId zone) {
        Optional<String> text = workflow.text(key).map(String::strip);
        if (text.isEmpty()) {
            return null;
        }
        try {
            Matcher date = DATE.matcher(text.get());
            return date.matches()
                    ? local(date).atZone(zone).toInstant()
                    : OffsetDateTime.parse(text.get()).toInstant();
        } catch (DateTimeException e) {
            faults.error(
                    workflow.place(key),
                    "bad-date",
                    "Expected '%s' to be a date such as 2021-01-31 or 2021-01-31 23:59:59, but found %s"
                            .formatted(key, Kind.quoted(text.get())));
            return null;
        }
    }

    private static LocalDateTime local(Matcher date) {
        return LocalDateTime.of(
                part(date, 1),
                part(date, 3),
                part(date, 4),
                part(date, 5),
                part(date, 6),
                part(date, 7));
    }

    private static int part(Matcher date, int group) {
        return date.group(group) == null ? 0 : Integer.parseInt(date.group(group));
    }
}

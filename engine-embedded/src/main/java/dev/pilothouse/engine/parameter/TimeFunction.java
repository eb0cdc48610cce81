package dev.pilothouse.engine.parameter;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.temporal.TemporalAdjusters.firstDayOfMonth;
import static java.time.temporal.TemporalAdjusters.lastDayOfMonth;
import static java.time.temporal.TemporalAdjusters.nextOrSame;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The functions that a time expression may call: `month_begin(yyyyMMdd,1)`. Each moves the base by
/// its second argument; the time of day stays.
enum TimeFunction {
    ADD_MONTHS("format, months", 2, 2),
    MONTH_BEGIN("format, days", 2, 2),
    MONTH_END("format, days", 2, 2),
    WEEK_BEGIN("format, days", 2, 2),
    WEEK_END("format, days", 2, 2),
    MONTH_FIRST_DAY("format[, months]", 1, 2),
    MONTH_LAST_DAY("format[, months]", 1, 2),
    WEEK_FIRST_DAY("format[, weeks]", 1, 2),
    WEEK_LAST_DAY("format[, weeks]", 1, 2),
    THIS_DAY("format", 1, 1),
    LAST_DAY("format", 1, 1),
    YEAR_WEEK("format[, first day of the week 1..7]", 1, 2),
    TIMESTAMP("expression that gives yyyyMMddHHmmss", 1, 1);

    private final String arguments;
    private final int fewest;
    private final int most;

    TimeFunction(String arguments, int fewest, int most) {
        this.arguments = arguments;
        this.fewest = fewest;
        this.most = most;
    }

    static Optional<TimeFunction> named(String name) {
        return Arrays.stream(values()).filter(f -> f.word().equals(name)).findFirst();
    }

    /// All of them with their arguments, for messages.
    static String known() {
        return Arrays.stream(values())
                .map(TimeFunction::signature)
                .collect(Collectors.joining(", "));
    }

    String signature() {
        return word() + "(" + arguments + ")";
    }

    boolean takes(int count) {
        return count >= fewest && count <= most;
    }

    /// The moment that the function stands for.
    ZonedDateTime moved(ZonedDateTime base, long by) {
        return switch (this) {
            case ADD_MONTHS -> base.plusMonths(by);
            case MONTH_BEGIN -> base.with(firstDayOfMonth()).plusDays(by);
            case MONTH_END -> base.with(lastDayOfMonth()).plusDays(by);
            case WEEK_BEGIN -> base.with(previousOrSame(MONDAY)).plusDays(by);
            case WEEK_END -> base.with(nextOrSame(SUNDAY)).plusDays(by);
            case MONTH_FIRST_DAY -> base.plusMonths(by).with(firstDayOfMonth());
            case MONTH_LAST_DAY -> base.plusMonths(by).with(lastDayOfMonth());
            case WEEK_FIRST_DAY -> base.plusWeeks(by).with(previousOrSame(MONDAY));
            case WEEK_LAST_DAY -> base.plusWeeks(by).with(nextOrSame(SUNDAY));
            case LAST_DAY -> base.minusDays(1);
            case THIS_DAY, YEAR_WEEK, TIMESTAMP -> base;
        };
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

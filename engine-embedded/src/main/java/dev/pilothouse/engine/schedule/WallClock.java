package dev.pilothouse.engine.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/// A cron expression matched against a wall clock that never jumps: the library is only asked about
/// a zone without changes, so what it does at changes does not matter.
///
/// An **interval cron** steps through seconds, minutes or hours (`*`, `*/n`, `a/n` in one of these
/// fields): it means "every so often". Every other cron means "when the clock shows this".
///
/// **Thread:** any; immutable.
final class WallClock {

    private static final CronDefinition QUARTZ =
            CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ);
    private static final List<CronFieldName> CLOCK =
            List.of(CronFieldName.SECOND, CronFieldName.MINUTE, CronFieldName.HOUR);

    private final ExecutionTime times;
    private final boolean interval;

    private WallClock(ExecutionTime times, boolean interval) {
        this.times = times;
        this.interval = interval;
    }

    /// **Failure:** [IllegalArgumentException] if the expression is no Quartz cron expression.
    static WallClock of(String expression) {
        Cron cron = new CronParser(QUARTZ).parse(expression).validate();
        boolean interval =
                cron.retrieveFieldsAsMap().values().stream()
                        .anyMatch(f -> CLOCK.contains(f.getField()) && steps(f.getExpression()));
        return new WallClock(ExecutionTime.forCron(cron), interval);
    }

    private static boolean steps(FieldExpression expression) {
        return switch (expression) {
            case Always _, Every _ -> true;
            case And list -> list.getExpressions().stream().anyMatch(WallClock::steps);
            default -> false;
        };
    }

    boolean isInterval() {
        return interval;
    }

    /// The first match after `time`, which has whole seconds.
    Optional<LocalDateTime> next(LocalDateTime time) {
        return times.nextExecution(time.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }
}

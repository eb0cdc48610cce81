package dev.pilothouse.engine.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.ZoneId;
import java.time.ZonedDateTime;

/// Deliberate deviations from the reference are marked in the last column of the tables: arithmetic
/// has normal signs here (`-3+6` is 3, `$[yyyyMMdd-1+1]` is the base day).
final class TimeExpressionsTest {

    private static final String[] BASES = {
        "2022-08-26T00:00:00",
        "2020-12-01T12:30:00",
        "2024-02-29T23:59:59",
        "2024-12-30T00:00:00",
        "2025-01-01T06:00:00"
    };

    @ParameterizedTest
    @CsvFileSource(
            resources = "time-expressions.txt",
            delimiter = '|',
            useHeadersInDisplayName = true)
    void givesTheValueOfTheTableAtEveryBase(ArgumentsAccessor row) {
        for (int i = 0; i < BASES.length; i++) {
            check(Sources.at(BASES[i]), String.valueOf(row.get(0)), String.valueOf(row.get(i + 1)));
        }
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "repository-times.txt",
            delimiter = '|',
            useHeadersInDisplayName = true)
    void givesTheValueOfTheRepositoryTest(String text, String expected) {
        check(Sources.BASE, text, expected);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "backfill-times.txt",
            delimiter = '|',
            useHeadersInDisplayName = true)
    void givesTheValueOfTheBackfillTest(String text, String expected) {
        check(Sources.at("2022-08-26T00:00:00"), text, expected);
    }

    private static void check(ZonedDateTime base, String text, String expected) {
        var parameters = new Sources().base(base).workflow(Parameter.of("user", "Kris")).resolve();
        if (expected.equals("fails")) {
            assertThatThrownBy(() -> Placeholders.of(parameters).expand(text))
                    .isInstanceOf(ParameterException.class)
                    .hasMessageContaining(text);
        } else {
            assertThat(Placeholders.of(parameters).expand(text)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "arithmetic.txt", delimiter = '|', useHeadersInDisplayName = true)
    void calculatesWithNormalPrecedenceAndSigns(String expression, long expected) {
        assertThat(Arithmetic.valueOf(expression).truncated()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "foo(yyyyMMdd)|unknown function; known: add_months(format, months)",
                "yyyyMMdd-|a number should be",
                "yyyyMMdd+1/0|divides by zero",
                "yyyyMMdd+(1|a closing parenthesis should be",
                "yyyyMMdd+99999999999999999999|more than 18 digits",
                "month_begin(yyyyMMdd)|write month_begin(format, days)",
                "month_begin(yyyyMMdd,1|closing parenthesis is missing",
                "add_months(yyyyMMdd,1)-1|follows the function",
                "timestamp(yyyyMMdd)|gives yyyyMMddHHmmss",
                "year_week(MM)|begins with the year",
                "year_week(yyyyMMdd,8)|1 is Monday",
                "abc|pattern",
            })
    void saysWhatIsWrongAndWhere(String expression, String reason) {
        assertThatThrownBy(() -> new TimeExpressions(Sources.BASE).valueOf(expression))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("$[" + expression + "]")
                .hasMessageContaining(reason);
    }

    @Test
    void countsWholeDaysByTheCalendarWhenClocksChange() {
        var dayAfterShortDay =
                ZonedDateTime.of(2024, 4, 1, 0, 30, 0, 0, ZoneId.of("Europe/Berlin"));
        var times = new TimeExpressions(dayAfterShortDay);
        assertThat(times.valueOf("yyyyMMdd HHmm-1")).isEqualTo("20240331 0030");
        assertThat(times.valueOf("yyyyMMdd HHmm-24/24")).isEqualTo("20240331 0030");
        assertThat(times.valueOf("yyyyMMdd HHmm-23/24")).isEqualTo("20240331 0030");
    }

    @Test
    void keepsCommasInQuotesAndInnerParenthesesTogether() {
        var times = new TimeExpressions(Sources.BASE);
        assertThat(times.valueOf("add_months(yyyy','MM,(1+1)*(2-1))")).isEqualTo("2021,02");
        assertThat(times.valueOf("timestamp(add_months(yyyyMMddHHmmss,1))"))
                .isEqualTo("1609504200");
        assertThat(times.valueOf("yyyy-MM-'01'")).isEqualTo("2020-12-01");
    }
}

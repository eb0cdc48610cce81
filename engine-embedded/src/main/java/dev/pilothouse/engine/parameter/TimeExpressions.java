package dev.pilothouse.engine.parameter;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Evaluates what stands in `$[…]`: a date format of [DateTimeFormatter] with days added
/// (`yyyyMMdd-1`, `HHmmss+2/24`), a function of one (`month_begin(yyyyMMdd,0)`), or a number
/// (`12*2`).
///
/// **Contract:**
/// - what is added is the longest end of the text that is arithmetic and begins with a sign, so
///   `yyyyMMdd-1+1` is the base day, and `yyyy-MM-01` is a format less one day: quote a literal
///   number (`yyyy-MM-'01'`);
/// - whole days are calendar days of the base's zone, the rest is elapsed time in whole minutes;
/// - names in the text (`EEE`) are English.
///
/// **Thread:** any. **Failure:** [ParameterException] that quotes the expression.
public final class TimeExpressions {

    private static final int LONGEST = 512;
    private static final Pattern CALL = Pattern.compile("\\s*(\\w+)\\((.*)");
    private static final Pattern YEAR = Pattern.compile("(y+)([^A-Za-z]*).*");
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ENGLISH);
    private static final Fraction MINUTES_OF_A_DAY = Fraction.of(BigInteger.valueOf(24 * 60));

    private final ZonedDateTime base;

    public TimeExpressions(ZonedDateTime base) {
        this.base = base;
    }

    /// The value of an expression, given without its `$[` and `]`.
    public String valueOf(String expression) {
        if (expression.length() > LONGEST) {
            throw new ParameterException(
                    "Expected at most %d characters in $[…], but there are %d"
                            .formatted(LONGEST, expression.length()));
        }
        try {
            return isArithmetic(expression)
                    ? Long.toString(Arithmetic.valueOf(expression).truncated())
                    : text(expression);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new ParameterException(
                    "Expected a date format or function in $[%s], but %s"
                            .formatted(expression, e.getMessage()));
        }
    }

    private String text(String expression) {
        Matcher call = CALL.matcher(expression);
        return call.matches() ? call(call.group(1), call.group(2)) : shifted(expression);
    }

    private String shifted(String expression) {
        int sign = startOfArithmetic(expression);
        String format = expression.substring(0, sign);
        if (sign == expression.length()) {
            return formatted(base, format);
        }
        Fraction days = Arithmetic.valueOf(expression.substring(sign));
        long wholeDays = days.truncated();
        Fraction rest = days.plus(Fraction.of(BigInteger.valueOf(-wholeDays)));
        return formatted(
                base.plusDays(wholeDays).plusMinutes(rest.times(MINUTES_OF_A_DAY).truncated()),
                format);
    }

    private String call(String name, String rest) {
        TimeFunction function =
                TimeFunction.named(name)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "%s is an unknown function; known: %s"
                                                        .formatted(name, TimeFunction.known())));
        List<String> arguments = arguments(rest);
        if (!function.takes(arguments.size())) {
            throw new IllegalArgumentException(
                    "the function has %d arguments; write %s"
                            .formatted(arguments.size(), function.signature()));
        }
        String format = arguments.getFirst();
        return switch (function) {
            case TIMESTAMP -> timestamp(format);
            case YEAR_WEEK -> yearWeek(format, number(arguments, 1));
            case ADD_MONTHS,
                    MONTH_BEGIN,
                    MONTH_END,
                    WEEK_BEGIN,
                    WEEK_END,
                    MONTH_FIRST_DAY,
                    MONTH_LAST_DAY,
                    WEEK_FIRST_DAY,
                    WEEK_LAST_DAY,
                    THIS_DAY,
                    LAST_DAY ->
                    formatted(function.moved(base, number(arguments, 0)), format);
        };
    }

    private String timestamp(String expression) {
        String text = text(expression);
        LocalDateTime moment;
        try {
            moment = LocalDateTime.parse(text, SECONDS);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "timestamp needs an expression that gives yyyyMMddHHmmss, and %s gives %s"
                            .formatted(expression, text),
                    e);
        }
        boolean unmoved = moment.equals(base.toLocalDateTime().truncatedTo(ChronoUnit.SECONDS));
        ZonedDateTime zoned = unmoved ? base : moment.atZone(base.getZone());
        return Long.toString(zoned.toEpochSecond());
    }

    /// The calendar year, as the reference has it, and the number of the week, of which the first
    /// has at least four days in its year: 2024-12-30 is in week `2024-01`.
    private String yearWeek(String format, long firstDay) {
        Matcher year = YEAR.matcher(format);
        if (!year.matches()) {
            throw new IllegalArgumentException(
                    "year_week needs a format that begins with the year, like yyyy-MM-dd");
        }
        if (firstDay < 1 || firstDay > 7) {
            throw new IllegalArgumentException(
                    "the first day of the week is %d; 1 is Monday, 7 is Sunday"
                            .formatted(firstDay));
        }
        WeekFields weeks = WeekFields.of(DayOfWeek.of((int) firstDay), 4);
        return "%s%s%02d"
                .formatted(
                        formatted(base, year.group(1)),
                        year.group(2),
                        base.get(weeks.weekOfWeekBasedYear()));
    }

    private static long number(List<String> arguments, long otherwise) {
        return arguments.size() < 2 ? otherwise : Arithmetic.valueOf(arguments.get(1)).truncated();
    }

    /// Splits `yyyyMMdd,12*(1+1))` at the commas outside quotes and parentheses, and checks that
    /// nothing follows the last parenthesis.
    private static List<String> arguments(String rest) {
        List<String> found = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            quoted ^= c == '\'';
            if (quoted) {
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0) {
                return end(found, rest, start, i);
            }
            if (c == ',' && depth == 0) {
                found.add(rest.substring(start, i).strip());
                start = i + 1;
            }
        }
        throw new IllegalArgumentException("its closing parenthesis is missing");
    }

    private static List<String> end(List<String> found, String rest, int start, int close) {
        String behind = rest.substring(close + 1);
        if (!behind.isBlank()) {
            throw new IllegalArgumentException(
                    "\"%s\" follows the function; put days or months into its second argument"
                            .formatted(behind.strip()));
        }
        found.add(rest.substring(start, close).strip());
        return found;
    }

    private static String formatted(ZonedDateTime moment, String format) {
        if (format.isBlank()) {
            throw new IllegalArgumentException("the date format is missing");
        }
        return DateTimeFormatter.ofPattern(format, Locale.ENGLISH).format(moment);
    }

    private static boolean isArithmetic(String expression) {
        return !expression.isBlank()
                && expression.chars().allMatch(c -> Arithmetic.isPart((char) c));
    }

    private static int startOfArithmetic(String expression) {
        int start = expression.length();
        for (int i = expression.length() - 1; i >= 0; i--) {
            char c = expression.charAt(i);
            if (!Arithmetic.isPart(c)) {
                break;
            }
            if (c == '+' || c == '-') {
                start = i;
            }
        }
        return start;
    }
}

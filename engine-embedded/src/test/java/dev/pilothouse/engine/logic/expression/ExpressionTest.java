package dev.pilothouse.engine.logic.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilothouse.engine.parameter.ParameterOrigin;
import dev.pilothouse.engine.parameter.ParameterType;
import dev.pilothouse.engine.parameter.ResolvedParameter;
import dev.pilothouse.engine.parameter.ResolvedParameters;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Table U9 and what lies around it.
class ExpressionTest {

    private static final ZonedDateTime BASE =
            ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private static ResolvedParameters with(String... typesNamesAndValues) {
        Map<String, ResolvedParameter> byName = new LinkedHashMap<>();
        for (int i = 0; i < typesNamesAndValues.length; i += 3) {
            String name = typesNamesAndValues[i + 1];
            byName.put(
                    name,
                    new ResolvedParameter(
                            name,
                            ParameterType.valueOf(typesNamesAndValues[i]),
                            typesNamesAndValues[i + 2],
                            false,
                            new ParameterOrigin(ParameterOrigin.Level.WORKFLOW, ""),
                            List.of()));
        }
        return new ResolvedParameters(byName, BASE);
    }

    private static final ResolvedParameters SOME =
            with(
                    "INTEGER", "test", "1", "VARCHAR", "text", "1", "VARCHAR", "a", "x", "BOOLEAN",
                    "yes", "true", "VARCHAR", "word", "true", "DOUBLE", "half", "0.5", "VARCHAR",
                    "day", "monday", "INTEGER", "bad", "one", "VARCHAR", "empty", "");

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "${test}==1 # true",
                "${test} == 1 # true",
                "${text}==1 # true",
                "${text} == \"1\" # true",
                "\"${text}\" == 1 # true",
                "${test} > 1 # false",
                "${test} >= 1 && ${test} <= 1 # true",
                "\"${a}\" == \"x\" # true",
                "'${a}' == 'y' # false",
                "${a} == 'x' # true",
                "'${a}-${day}' == 'x-monday' # true",
                "['abc','def'].includes('abc') # true",
                "['abc','def'].includes('ab') # false",
                "['monday', 'friday'].includes(${day}) # true",
                "'monday'.includes('day') # true",
                "${day}.startsWith('mon') && ${day}.endsWith('day') # true",
                "${day}.length == 6 && [1, 2].length == 2 # true",
                "${yes} # true",
                "${word} # true",
                "!${yes} # false",
                "!(${test} == 1) # false",
                "true || ${unknown} # true",
                "(false && ${unknown}) == false # true",
                "1 + 2 * 3 == 7 # true",
                "(1 + 2) * 3 == 9 # true",
                "12 * -1 == -12 # true",
                "10 / 4 == 2.5 # true",
                "10 % 3 == 1 # true",
                "-3 + 6 == 3 # true",
                "0.1 + 0.2 == 0.3 # true",
                "${half} * 2 === 1 # true",
                "'a' + 1 == 'a1' # true",
                "'10' > '9' # true",
                "'b' > 'a' # true",
                "${bad} == 'one' # true",
                "${bad} == 1 # false",
                "${empty} == '' # true",
                "1 != 2 && 1 !== 2 # true",
                "[1, 2] == [1, 2] # true",
                "'it\\'s' == \"it's\" # true",
            })
    void hasAValue(String expression, boolean expected) {
        assertThat(Expression.of(expression).isTrue(SOME)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "java.lang.Runtime.getRuntime().exec(${cmd}) # 1 # nobody knows the name 'java'",
                "\\u006aava.lang.Runtime # 1 # Expected an operator",
                "${missing} == 1 # 1 # nothing provides ${missing}",
                "1 == \"${missing}\" # 7 # nothing provides ${missing}",
                "${test} == # 11 # Expected a value, but found the end",
                "${test} = 1 # 9 # Expected an operator",
                "(1 == 1 # 8 # Expected ')', but found the end",
                "1 == 1 2 # 8 # Expected an operator or the end, but found '2'",
                "'abc # 1 # Expected the text to end with '",
                "1 # 1 # Expected true or false, but this is a number",
                "${a} > 1 # 6 # Expected a number, but this is a text",
                "1 / 0 == 1 # 3 # has no result",
                "'a'.getClass() == 1 # 5 # Expected getClass",
                "'a'.constructor('x') == 1 # 5 # found 'constructor'",
                "[1].includes(1, 2) # 5 # Expected includes to have 1 value",
                "${} == 1 # 1 # Expected a name in ${…}",
                "abc == 'abc' # 1 # write ${abc} for a parameter",
                "1e9 == 1 # 2 # Expected an operator or the end",
            })
    void saysWhatIsWrongAndWhere(String expression, int column, String message) {
        assertThatThrownBy(() -> Expression.of(expression).isTrue(SOME))
                .isInstanceOfSatisfying(
                        ExpressionException.class,
                        e -> {
                            assertThat(e.getMessage()).contains(message);
                            assertThat(e.column()).isEqualTo(column);
                            assertThat(e.in(expression)).contains(expression);
                        });
    }

    @Property(tries = 5_000)
    void aValueNeverBecomesCode(@ForAll String hostile) {
        ResolvedParameters parameters = with("VARCHAR", "v", hostile, "VARCHAR", "w", hostile);
        assertThat(Expression.of("${v} == ${w} && '${v}' == \"${w}\"").isTrue(parameters)).isTrue();
        assertThat(Expression.of("'<${v}>' == 'safe'").isTrue(parameters)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "' || true || '",
                "\") || (1 == 1",
                "${test}",
                "1 == 1",
                "'].includes('a') || true || ['",
            })
    void e04_hostileValuesStayValues(String value) {
        ResolvedParameters parameters = with("VARCHAR", "v", value, "INTEGER", "test", "1");
        assertThat(Expression.of("'${v}' == 'safe'").isTrue(parameters)).isFalse();
        assertThat(Expression.of("${v} == \"safe\"").isTrue(parameters)).isFalse();
    }

    @Test
    void e04_whateverIsAskedForTheAnswerComesSoonAndTakesNoRoom() {
        String long1 = "a".repeat(200_000);
        ResolvedParameters parameters =
                with("VARCHAR", "v", long1, "VARCHAR", "w", long1.substring(1) + "b");
        List<String> greedy =
                List.of(
                        "(".repeat(5_000) + "1" + ")".repeat(5_000),
                        "!".repeat(9_999) + "true",
                        "'" + "${v}".repeat(2_000) + "' == 'x'",
                        "${v}.includes(${w})",
                        "${v} + ${v} + ${v} + ${v} + ${v} + ${v} == 'x'",
                        "1" + " * 9999999999999999".repeat(500) + " == 1",
                        "1" + "0".repeat(500) + " == 1",
                        "x".repeat(20_000));
        Expression.of("1 == 1").isTrue(parameters);
        for (String expression : greedy) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> Expression.of(expression).isTrue(parameters))
                    .as(expression.substring(0, 10))
                    .isInstanceOf(ExpressionException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(expression.substring(0, 10))
                    .isLessThan(Duration.ofMillis(TimeUnit.SECONDS.toMillis(1)));
        }
    }
}

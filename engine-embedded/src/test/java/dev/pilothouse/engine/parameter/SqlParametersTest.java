package dev.pilothouse.engine.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/// Table U8's rows of list expansion, and what must not be bound.
final class SqlParametersTest {

    private static final ResolvedParameters PARAMETERS =
            Sources.typed(
                    parameter("col1", ParameterType.LIST, "[\"c1\",\"c2\",\"c3\"]"),
                    parameter("col2", ParameterType.LIST, "[3, 2.5, true]"),
                    parameter("col", ParameterType.LIST, "[\"c1\"]"),
                    parameter("date", ParameterType.DATE, "2020-06-30"),
                    parameter("n", ParameterType.INTEGER, "5"),
                    parameter("text", ParameterType.VARCHAR, "' or '1'='1"),
                    parameter("empty", ParameterType.LIST, "[]"));

    @ParameterizedTest
    @CsvFileSource(resources = "sql-texts.txt", delimiter = '|', quoteCharacter = '^')
    void bindsValuesAndLeavesTheRest(String sql, String expected, int count) {
        var bound = SqlParameters.bind(sql.replace("⏎", "\n"), PARAMETERS);
        assertThat(bound.text()).isEqualTo(expected.replace("⏎", "\n"));
        assertThat(bound.values()).hasSize(count);
    }

    @Test
    void givesTheValuesOfTheirTypesInOrder() {
        var sql = "a in (${col2}) and b = '%${text}%' and c = '${date}' and d = ${n} and '${text}'";
        assertThat(SqlParameters.bind(sql, PARAMETERS).values())
                .isEqualTo(
                        List.of(
                                3L,
                                new BigDecimal("2.5"),
                                true,
                                "%' or '1'='1%",
                                LocalDate.of(2020, 6, 30),
                                5,
                                "' or '1'='1"));
    }

    @Test
    void readsEveryType() {
        var typed =
                Sources.typed(
                        parameter("a", ParameterType.LONG, "-9"),
                        parameter("b", ParameterType.FLOAT, "1.5"),
                        parameter("c", ParameterType.DOUBLE, "2.5"),
                        parameter("d", ParameterType.BOOLEAN, "False"),
                        parameter("e", ParameterType.TIME, "01:02:03"),
                        parameter("f", ParameterType.TIMESTAMP, "2020-06-30 01:02:03"));
        assertThat(SqlParameters.bind("${a}${b}${c}${d}${e}${f}", typed).values())
                .isEqualTo(
                        List.of(
                                -9L,
                                1.5f,
                                2.5,
                                false,
                                LocalTime.of(1, 2, 3),
                                LocalDateTime.of(2020, 6, 30, 1, 2, 3)));
    }

    @Test
    void saysWhatCannotBeBound() {
        assertThatThrownBy(() -> SqlParameters.bind("from \"${text}\"", PARAMETERS))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("\"${text}\" stands for a name");
        assertThatThrownBy(() -> SqlParameters.bind("in (${empty})", PARAMETERS))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("LIST parameter empty");
        var bad = Sources.typed(parameter("n", ParameterType.INTEGER, "five"));
        assertThatThrownBy(() -> SqlParameters.bind("${n}", bad))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("INTEGER parameter n")
                .hasMessageContaining("five");
        var secret = Sources.typed(new Parameter("n", ParameterType.LIST, "s3cret", true));
        assertThatThrownBy(() -> SqlParameters.bind("${n}", secret))
                .isInstanceOf(ParameterException.class)
                .hasMessageNotContaining("s3cret");
    }

    private static Parameter parameter(String name, ParameterType type, String value) {
        return new Parameter(name, type, value, false);
    }
}

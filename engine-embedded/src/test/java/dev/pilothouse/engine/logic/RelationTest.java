package dev.pilothouse.engine.logic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;

/// The relation table of U11.
class RelationTest {

    @ParameterizedTest
    @CsvSource({
        "AND, FAILED SUCCEEDED, FAILED",
        "AND, WAITING SUCCEEDED, WAITING",
        "AND, WAITING FAILED, FAILED",
        "AND, SUCCEEDED SUCCEEDED, SUCCEEDED",
        "AND, SUCCEEDED, SUCCEEDED",
        "AND, FAILED, FAILED",
        "OR, FAILED SUCCEEDED, SUCCEEDED",
        "OR, WAITING FAILED, WAITING",
        "OR, WAITING SUCCEEDED, SUCCEEDED",
        "OR, SUCCEEDED SUCCEEDED, SUCCEEDED",
        "OR, SUCCEEDED, SUCCEEDED",
        "OR, FAILED, FAILED",
    })
    void countsItsPartsTogether(Relation relation, String parts, Truth expected) {
        assertThat(relation.of(Arrays.stream(parts.split(" ", -1)).map(Truth::valueOf).toList()))
                .isEqualTo(expected);
    }
}

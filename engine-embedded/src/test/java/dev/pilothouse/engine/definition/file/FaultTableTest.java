package dev.pilothouse.engine.definition.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilothouse.engine.definition.Fault;
import dev.pilothouse.engine.definition.Fault.Severity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The table in `fault-table.txt`: every fault code that text alone can cause, with its place. A
/// case is a title, a file, and the faults that it must give, no more and no less.
class FaultTableTest {
    private final WorkflowReader reader =
            new WorkflowReader(TestTypes.TYPES, Map.of("HOME", "/home/me"), ZoneOffset.UTC);

    @ParameterizedTest
    @MethodSource("table")
    void namesEveryFaultWithItsPlace(Case row) {
        List<Fault> faults = reader.read(Path.of("etl.yaml"), row.yaml).faults();

        assertThat(faults).extracting(FaultTableTest::place).isEqualTo(row.places());
        for (int i = 0; i < faults.size(); i++) {
            assertThat(faults.get(i).message()).contains(row.fragments().get(i));
        }
    }

    @Test
    void throwsEveryFaultIfAskedTo() {
        ReadResult faulty = reader.read(Path.of("x.yaml"), "{workflow: {}, tasks: []}");

        assertThat(faulty).isInstanceOf(ReadResult.Refused.class);
        assertThatThrownBy(faulty::orThrow)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x.yaml:1:12: error: Expected 'name'")
                .hasMessageContaining("[no-tasks]");
    }

    /// A line of `expected` is `line:column code | part of the message`; a warning begins with `~`.
    record Case(String title, String yaml, List<String> expected) {
        List<String> places() {
            return expected.stream()
                    .map(line -> line.substring(0, line.indexOf('|')).strip())
                    .toList();
        }

        List<String> fragments() {
            return expected.stream()
                    .map(line -> line.substring(line.indexOf('|') + 1).strip())
                    .toList();
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Case> table() {
        return Arrays.stream(("\n" + resource()).split("\n=== ", -1))
                .filter(text -> !text.isBlank())
                .map(text -> parsed(text + "\n"));
    }

    private static Case parsed(String text) {
        int titleEnd = text.indexOf('\n');
        int yamlEnd = text.indexOf("\n----\n");
        String expected = text.substring(yamlEnd + "\n----\n".length());
        return new Case(
                text.substring(0, titleEnd),
                text.substring(titleEnd + 1, yamlEnd + 1),
                expected.lines().filter(line -> !line.isBlank()).toList());
    }

    private static String place(Fault fault) {
        String mark = fault.severity() == Severity.WARNING ? "~" : "";
        return "%s%d:%d %s".formatted(mark, fault.line(), fault.column(), fault.code());
    }

    private static String resource() {
        try (var in = FaultTableTest.class.getResourceAsStream("fault-table.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

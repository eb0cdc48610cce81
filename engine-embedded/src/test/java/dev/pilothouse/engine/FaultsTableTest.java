package dev.pilothouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.kit.Repository;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The table of faults says what is true: every test and file it names is there, and it names
/// something for every fault, defect, case and gap.
class FaultsTableTest {

    private static final List<String> FAULTS =
            List.of(
                    "S01 S02 S03 S04 S05 S06 S07",
                    "C01 C02 C03 C04 C05 C06 C07 C08 C10",
                    "W01 W02 W03 W04 W05 W06 W07 W08",
                    "M01 M02 M04 M05 M06 M08 M09 M10",
                    "D01 D02 D03 D05 D06 D08",
                    "L01 L02 L03 L04 L06 L07 L09",
                    "T01 T02 T03 T04");
    private static final Pattern ROW = Pattern.compile("^\\| ((?!Id|-)[^|]+) \\| (.*) \\|$");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern METHOD = Pattern.compile("(\\w+Test)\\.(\\w+)");
    private static final Pattern ELSEWHERE = Pattern.compile("\\b(cluster|cannot occur)\\b");

    private static final Map<String, String> rows = new HashMap<>();
    private static final Map<String, List<String>> sources = new HashMap<>();
    private static final List<String> scenarios = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        for (String line : Files.readAllLines(Repository.root().resolve("docs/tables/faults.md"))) {
            ROW.matcher(line).results().forEach(row -> rows.put(row.group(1), row.group(2)));
        }
        Path tests = Repository.root().resolve("engine-embedded/src/test");
        try (Stream<Path> files = Files.walk(tests)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith("Test.java")) {
                    sources.computeIfAbsent(name.replace(".java", ""), _ -> new ArrayList<>())
                            .add(Files.readString(file));
                } else if (name.endsWith(".yaml")) {
                    scenarios.add(name);
                }
            }
        }
    }

    private static List<String> ids() {
        return Stream.of(
                        FAULTS.stream().flatMap(group -> Stream.of(group.split(" ", -1))),
                        IntStream.rangeClosed(1, 31).mapToObj(n -> "DS-D" + n),
                        IntStream.rangeClosed(1, 46).mapToObj(n -> "case " + n),
                        IntStream.rangeClosed(1, 25).mapToObj(n -> "G" + n))
                .flatMap(group -> group)
                .toList();
    }

    @Test
    void everyFaultDefectCaseAndGapHasARowAndNoOtherHas() {
        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(ids());
    }

    @Test
    void everyRowNamesATestOrSaysWhereItBelongs() {
        rows.forEach(
                (id, text) ->
                        assertThat(
                                        NAMED.matcher(text).results().anyMatch(n -> isThere(n))
                                                || ELSEWHERE.matcher(text).find())
                                .as("%s: %s", id, text)
                                .isTrue());
    }

    @Test
    void everythingThatIsNamedIsThere() {
        List<String> missing = new ArrayList<>();
        for (String text : rows.values()) {
            NAMED.matcher(text)
                    .results()
                    .filter(named -> !isThere(named) && !isClass(named.group(1)))
                    .forEach(named -> missing.add(named.group(1)));
        }
        assertThat(missing).isEmpty();
    }

    /// A remark may name a class of this module, or the console's.
    private static boolean isClass(String name) {
        return sources.containsKey(name) || name.equals("KillNineTest");
    }

    private static boolean isThere(MatchResult named) {
        String name = named.group(1);
        return name.endsWith(".yaml")
                ? scenarios.contains(name)
                : METHOD.matcher(name).results().anyMatch(FaultsTableTest::isMethod);
    }

    private static boolean isMethod(MatchResult method) {
        Pattern declared = Pattern.compile("\\bvoid " + method.group(2) + "\\(");
        return sources.getOrDefault(method.group(1), List.of()).stream()
                .anyMatch(source -> declared.matcher(source).find());
    }
}

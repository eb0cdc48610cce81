package dev.pilothouse.engine.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class PythonSubstitutionTest {

    private static final ResolvedParameters PARAMETERS =
            Sources.typed(
                    Parameter.of("n", "5"),
                    Parameter.of("minus", "-5"),
                    Parameter.of("zeros", "007"),
                    Parameter.of("text", "it's"),
                    new Parameter("flag", ParameterType.BOOLEAN, "TRUE", false),
                    new Parameter("list", ParameterType.LIST, "[\"a'\", 1, 2.5, false]", false));

    @ParameterizedTest
    @CsvFileSource(resources = "python-sources.txt", delimiter = '|', quoteCharacter = '^')
    void writesValuesByThePlaceTheyStandIn(String source, String expected) {
        String rewritten = PythonSubstitution.rewrite(source.replace("⏎", "\n"), PARAMETERS);
        assertThat(rewritten).isEqualTo(expected.replace("⏎", "\n"));
    }

    @Test
    void refusesAPlaceholderInsideTheBracesOfAFormattedText() {
        assertThatThrownBy(() -> PythonSubstitution.rewrite("x\nf'{{ {d[\"${n}\"]}'", PARAMETERS))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("line 2");
    }

    private static final String SCRIPT =
            """
            show('${v@}')
            show("a ${v@} b")
            show(\"""${v@}\""")
            show('''a "${v@}" \n b''')
            show(f'{1}{{${v@}')
            show(r'C:\\${v@}')
            show(rf"C:\\x${v@}{1}")
            show(r\"""a"${v@}"b\""")
            showBytes(b'${v@}')
            showBytes(rb"\\${v@}")
            # ${v@}
            show(str(${t@}))
            """;

    @Property(tries = 8)
    void noValueBecomesCodeAndEachArrivesUnchanged(@ForAll("manyValues") List<String> values)
            throws Exception {
        Assumptions.assumeTrue(ScriptRun.isThere("python3"));
        Map<String, String> parameters = new LinkedHashMap<>();
        StringBuilder source =
                new StringBuilder("def showBytes(v): print(v.hex())\n")
                        .append("def show(v): showBytes(v.encode('utf-8', 'surrogatepass'))\n");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String v = values.get(i);
            parameters.put("v" + i, v);
            parameters.put("t" + i, "t" + v);
            source.append(SCRIPT.replace("@", "" + i));
            expected.addAll(
                    List.of(
                            v,
                            "a " + v + " b",
                            v,
                            "a \"" + v + "\" \n b",
                            "1{" + v,
                            "C:\\" + v,
                            "C:\\x" + v + "1",
                            "a\"" + v + "\"b",
                            v,
                            "\\" + v,
                            "t" + v));
        }
        String rewritten =
                PythonSubstitution.rewrite(source.toString(), Sources.values(parameters));
        String output = ScriptRun.output(List.of("python3"), rewritten, Map.of());
        assertThat(output.lines().map(PythonSubstitutionTest::decoded).toList())
                .isEqualTo(expected);
    }

    private static String decoded(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<List<String>> manyValues() {
        return HostileValues.anywhere().list().ofSize(300);
    }
}

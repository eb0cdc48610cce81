package dev.pilothouse.engine.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Assumptions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// No value becomes code of a real shell, and a quoted one arrives unchanged: 9 runs of 250 values,
/// each in six places, and every tenth in places that start a process too.
final class ShellInjectionTest {

    private static final String PLACES =
            """
            : ${n@} ${x.@}
            printf '%s\\0' "${n@}" "${x.@}" '${n@}' 'a ${x.@} b'
            cat <<END
            <${x.@}>
            END
            printf '\\0'
            """;

    private static final String PLACES_OF_PROCESSES =
            """
            printf '%s\\0' "$(echo ok; printf '%s' '${n@}')"
            sh -c 'printf "%s\\0" "${n@}"'
            """;

    @Property(tries = 9)
    void noValueBecomesCodeAndQuotedOnesArriveUnchanged(
            @ForAll("manyValues") List<String> values, @ForAll boolean bash) throws Exception {
        Assumptions.assumeTrue(ScriptRun.isThere("sh"));
        Map<String, String> parameters = new LinkedHashMap<>();
        StringBuilder script = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            parameters.put("n" + i, value);
            parameters.put("x." + i, value);
            script.append(PLACES.replace("@", "" + i));
            expected.addAll(List.of(value, value, value, "a " + value + " b", "<" + value + ">\n"));
            if (i % 10 == 0) {
                script.append(PLACES_OF_PROCESSES.replace("@", "" + i));
                expected.add(("ok\n" + value).replaceAll("\n+\\z", ""));
                expected.add(value);
            }
        }
        var rewritten = ShellSubstitution.rewrite(script.toString(), Sources.values(parameters));
        String shell = bash && ScriptRun.isThere("bash") ? "bash" : "/bin/sh";
        String output = ScriptRun.output(List.of(shell), rewritten.text(), rewritten.environment());
        List<String> arrived = List.of(output.split("\\x00", -1));
        for (int i = 0; i < expected.size(); i++) {
            assertThat(arrived.get(i)).as("%s, print %d", shell, i).isEqualTo(expected.get(i));
        }
    }

    @Provide
    Arbitrary<List<String>> manyValues() {
        return HostileValues.anywhere().list().ofSize(250);
    }
}

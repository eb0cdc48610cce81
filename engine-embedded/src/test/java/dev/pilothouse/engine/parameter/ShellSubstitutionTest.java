package dev.pilothouse.engine.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.TreeSet;

final class ShellSubstitutionTest {

    private static final ResolvedParameters PARAMETERS =
            Sources.values(Map.of("n", "5", "a.b", "dotted", "PATH", "/evil", "text", "it's; x"));

    @ParameterizedTest
    @CsvFileSource(resources = "shell-scripts.txt", delimiter = '|', quoteCharacter = '^')
    void rewritesReferencesByTheQuotationTheyStandIn(String script, String expected) {
        String rewritten = ShellSubstitution.rewrite(lines(script), PARAMETERS).text();
        assertThat(rewritten).isEqualTo(lines(expected));
    }

    private static String lines(String row) {
        return row.replace("⏎", "\n");
    }

    @Test
    void exportsWhatIsAnIdentifierAndWhatIsReferredTo() {
        var script = ShellSubstitution.rewrite("echo ${a.b}", PARAMETERS);
        assertThat(script.environment())
                .isEqualTo(Map.of("n", "5", "text", "it's; x", "PH_a_2e_b", "dotted"));
        assertThat(ShellSubstitution.rewrite("${PATH}", PARAMETERS).environment())
                .containsEntry("PH_PATH", "/evil")
                .doesNotContainKey("PATH");
    }

    @Test
    void givesNoTwoNamesTheSameVariable() {
        var names =
                new TreeSet<>(
                        java.util.List.of(
                                "PATH",
                                "PH_PATH",
                                "PH_PH_5f_PATH",
                                "a.b",
                                "PH_a_2e_b",
                                "a_2e_b",
                                "a-b",
                                "ä",
                                "_",
                                "__",
                                "1",
                                "PH__1",
                                "a b",
                                "ab"));
        assertThat(names.stream().map(ShellNames::variable)).doesNotHaveDuplicates();
        assertThat(names.stream().map(ShellNames::variable))
                .allMatch(variable -> variable.matches("[A-Za-z_][A-Za-z0-9_]*"))
                .doesNotContain(ShellNames.timeVariable(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "LD_PRELOAD",
                "LD_LIBRARY_PATH",
                "BASH_ENV",
                "ENV",
                "IFS",
                "SHELLOPTS",
                "PS4",
                "PYTHONPATH",
                "NODE_OPTIONS",
                "_JAVA_OPTIONS",
                "UID",
                "HOME",
                "GIT_SSH_COMMAND",
                "https_proxy",
                "LC_ALL",
                "PERL5OPT",
            })
    void neverExportsAVariableThatProgramsObey(String name) {
        var script =
                ShellSubstitution.rewrite("${" + name + "}", Sources.values(Map.of(name, "x")));
        assertThat(script.environment()).isEqualTo(Map.of("PH_" + name.replace("_", "_5f_"), "x"));
    }

    @Test
    void putsATimeThatIsNotHarmlessIntoAVariable() {
        var script =
                ShellSubstitution.rewrite("echo \"$[yyyy-MM-dd HH:mm]\" '$[yyyy MM]'", PARAMETERS);
        assertThat(script.text()).isEqualTo("echo \"${PH__1}\" ''\"${PH__2}\"''");
        assertThat(script.environment())
                .containsEntry("PH__1", "2020-12-01 12:30")
                .containsEntry("PH__2", "2020 12");
    }

    @Test
    void refusesWhatNoVariableCanHold() {
        assertThatThrownBy(() -> ShellSubstitution.rewrite("", Sources.values(Map.of("n", "a\0b"))))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("NUL");
        var large = Sources.values(Map.of("a.b", "x".repeat(200_000)));
        assertThat(ShellSubstitution.rewrite("", large).environment()).isEmpty();
        assertThatThrownBy(() -> ShellSubstitution.rewrite("${a.b}", large))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("pass a file");
    }

    @Test
    void refusesToLetTheShellCalculateWithAnythingButANumber() {
        var hostile = Sources.values(Map.of("n", "a[$(touch canary)]"));
        assertThatThrownBy(() -> ShellSubstitution.rewrite("echo $((1+(${n})))", hostile))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("whole number");
    }

    @Test
    void readsEveryPrefixOfAScriptToItsEnd() {
        String script =
                """
                a '${n}' "$(b `c ${n}` "${x:-'${n}'}")" <<E $((1+(2)))
                ${n}
                E
                # ${n}
                $'\\''\
                """;
        for (int end = 0; end <= script.length(); end++) {
            String prefix = script.substring(0, end);
            String rewritten = ShellSubstitution.rewrite(prefix, PARAMETERS).text();
            assertThat(rewritten.replace("'\"${n}\"'", "${n}")).isEqualTo(prefix);
        }
    }
}

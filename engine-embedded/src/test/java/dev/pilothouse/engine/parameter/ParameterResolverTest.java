package dev.pilothouse.engine.parameter;

import static dev.pilothouse.engine.parameter.Sources.get;
import static dev.pilothouse.engine.parameter.Sources.output;
import static dev.pilothouse.engine.parameter.Sources.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class ParameterResolverTest {

    @Test
    void letsTheStrongestLevelWinAndRemembersTheBeatenOnes() {
        var parameters =
                new Sources()
                        .project(Parameter.of("system.datetime", "project"))
                        .workflow(Parameter.of("system.datetime", "workflow"))
                        .ancestors(output("extract", 1, 0, "system.datetime", "output"))
                        .task(Parameter.of("system.datetime", "task"))
                        .start(Parameter.of("system.datetime", "start"))
                        .resolve();
        var winner = get(parameters, "system.datetime");
        assertThat(winner.value()).isEqualTo("start");
        assertThat(winner.origin().level()).isEqualTo(ParameterOrigin.Level.START);
        assertThat(winner.beaten())
                .containsExactly(
                        new ParameterOrigin(ParameterOrigin.Level.TASK_INPUT, ""),
                        new ParameterOrigin(ParameterOrigin.Level.ANCESTOR_OUTPUT, "extract"),
                        new ParameterOrigin(ParameterOrigin.Level.WORKFLOW, ""),
                        new ParameterOrigin(ParameterOrigin.Level.PROJECT, ""),
                        new ParameterOrigin(ParameterOrigin.Level.BUILT_IN, ""));
    }

    @Test
    void prefersTheNearerAncestorThenTheOneDeclaredFirstInWhateverOrderTheyCome() {
        var near = output("near", 1, 5, "n", "near");
        var first = output("first", 1, 2, "n", "first");
        var far = output("far", 2, 0, "n", "far");
        var expected = new Sources().ancestors(near, first, far).resolve();
        assertThat(expected.value("n")).contains("first");
        assertThat(get(expected, "n").beaten())
                .extracting(ParameterOrigin::detail)
                .containsExactly("near", "far");
        for (var order : List.of(List.of(far, near, first), List.of(first, far, near))) {
            var actual = new Sources().ancestors(order.toArray(AncestorOutput[]::new)).resolve();
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void listsParametersWeakestLevelFirstInTheOrderOfDeclaration() {
        var parameters =
                new Sources()
                        .workflow(Parameter.of("b", "1"), Parameter.of("a", "2"))
                        .task(Parameter.of("t", "3"))
                        .start(Parameter.of("b", "4"))
                        .resolve();
        assertThat(parameters.byName().keySet()).endsWith("a", "t", "b");
        assertThat(parameters.byName().keySet()).startsWith("system.biz.date");
    }

    @Test
    void replacesPlaceholdersByTheWinnersOfTheWholeMap() {
        var parameters =
                new Sources()
                        .workflow(Parameter.of("a", "1"), Parameter.of("b", "${a}2"))
                        .start(Parameter.of("a", "9"))
                        .resolve();
        assertThat(parameters.value("b")).contains("92");
    }

    @Test
    void givesATaskTheWeakerValueOfANameThatRefersToItself() {
        var parameters =
                new Sources()
                        .workflow(Parameter.of("a", "w"))
                        .task(Parameter.of("a", "<${a}>"))
                        .start(Parameter.of("a", "[${a}]"))
                        .resolve();
        assertThat(parameters.value("a")).contains("[<w>]");
    }

    @Test
    void namesTheCycle() {
        assertThatThrownBy(() -> Sources.typed(Parameter.of("c", "${c}")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("c → c");
        assertThatThrownBy(
                        () ->
                                Sources.typed(
                                        Parameter.of("x", "${a}"),
                                        Parameter.of("a", "${b}"),
                                        Parameter.of("b", "$[yyyyMMdd-${a}]")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("a → b → a;");
    }

    @Test
    void saysWhichParameterHoldsABadExpression() {
        assertThatThrownBy(
                        () ->
                                Sources.typed(
                                        Parameter.of("x", "${day}"),
                                        Parameter.of("day", "$[foo(yyyyMMdd)]")))
                .isInstanceOf(ParameterException.class)
                .hasMessageStartingWith("Parameter day (WORKFLOW): ");
    }

    @Test
    void takesOutputsAndWhatAParentPassedOnAsData() {
        var parameters =
                new Sources()
                        .workflow(secret("password", "s3cret"))
                        .ancestors(output("a", 1, 0, "printed", "${password} $[foo(]"))
                        .start(Parameter.of("passed", "${password}"))
                        .startIsFinal()
                        .resolve();
        assertThat(parameters.value("printed")).contains("${password} $[foo(]");
        assertThat(parameters.value("passed")).contains("${password}");
    }

    @Test
    void makesSecretWhatIsMadeFromASecretAndWhatAnyLevelMarks() {
        var parameters =
                new Sources()
                        .workflow(secret("password", "old"), Parameter.of("plain", "p"))
                        .task(Parameter.of("url", "http://me:${password}@host"), secret("t", "v"))
                        .start(Parameter.of("password", "new"))
                        .resolve();
        assertThat(get(parameters, "password").secret()).isTrue();
        assertThat(get(parameters, "url").secret()).isTrue();
        assertThat(get(parameters, "url").value()).isEqualTo("http://me:new@host");
        assertThat(get(parameters, "t").secret()).isTrue();
        assertThat(get(parameters, "plain").secret()).isFalse();
    }

    @Test
    void givesAStartParameterTheDeclaredType() {
        var list = new Parameter("ids", ParameterType.LIST, "[1]", false);
        var parameters =
                new Sources()
                        .workflow(list)
                        .start(Parameter.of("ids", "[1,2]"), Parameter.of("other", "x"))
                        .resolve();
        assertThat(get(parameters, "ids").type()).isEqualTo(ParameterType.LIST);
        assertThat(get(parameters, "other").type()).isEqualTo(ParameterType.VARCHAR);
    }

    @Test
    void refusesValuesThatExplode() {
        List<Parameter> doubling = new ArrayList<>();
        doubling.add(Parameter.of("p0", "0123456789"));
        for (int i = 1; i <= 40; i++) {
            doubling.add(Parameter.of("p" + i, "${p%d}${p%d}".formatted(i - 1, i - 1)));
        }
        assertThatThrownBy(() -> Sources.typed(doubling.toArray(Parameter[]::new)))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("at most 1048576 characters");
    }

    @Test
    void refusesRowsOfReferencesThatGoOnForEver() {
        List<Parameter> chain = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            chain.add(Parameter.of("p" + i, "${p%d}".formatted(i + 1)));
        }
        assertThatThrownBy(() -> Sources.typed(chain.toArray(Parameter[]::new)))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("p0 → … goes on");
    }

    @Test
    void offersTheBuiltInsOfTheReference() {
        var parameters = new Sources().base(Sources.at("2022-08-26T00:00:00")).resolve();
        assertThat(parameters.value("system.biz.date")).contains("20220825");
        assertThat(parameters.value("system.biz.curdate")).contains("20220826");
        assertThat(parameters.value("system.datetime")).contains("20220826000000");
        assertThat(parameters.value("system.project.name")).contains("shop");
        assertThat(parameters.value("system.workflow.definition.name")).contains("nightly");
        assertThat(parameters.value("system.workflow.instance.id")).contains("7");
        assertThat(parameters.value("system.task.definition.name")).contains("load");
        assertThat(parameters.value("system.task.instance.id")).contains("7.3");
        assertThat(parameters.value("system.task.execute.path")).isEmpty();
    }
}

package dev.pilothouse.engine.parameter;

import static dev.pilothouse.engine.parameter.Sources.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/// Table U8's var pool, as far as it has a counterpart: a pool here is the ordered outputs of the
/// ancestors ([ParameterResolver] merges them), inputs never enter it, and nothing is subtracted
/// from it, so "subtract", "non-OUT entries" and "single pool" have none. The escape of `%` served
/// a mail template of the reference that does not exist here.
final class PublishedOutputsTest {

    private static final ResolvedParameters SEEN =
            Sources.typed(Parameter.of("n", "5"), secret("key", "s3cret"));

    @Test
    void mergesOutputsSoThatTheLaterTaskWins() {
        var pool =
                new Sources()
                        .ancestors(
                                Sources.output("earlier", 2, 0, "name", "tom"),
                                Sources.output("later", 1, 1, "name", "tim"),
                                Sources.output("later", 1, 1, "age", "10"))
                        .resolve();
        assertThat(pool.value("name")).contains("tim");
        assertThat(pool.value("age")).contains("10");
    }

    @Test
    void takesTypeSecrecyAndDefaultFromTheDeclaration() {
        var rows = new Parameter("rows", ParameterType.INTEGER, "", false);
        var token = secret("token", "");
        var url = Parameter.of("url", "http://${key}/${n}");
        var published =
                PublishedOutputs.of(
                        List.of(rows, token, url), Map.of("rows", "7", "token", "t"), SEEN);
        assertThat(published)
                .containsExactly(
                        new Parameter("rows", ParameterType.INTEGER, "7", false),
                        secret("token", "t"),
                        secret("url", "http://s3cret/5"));
    }

    @Test
    void publishesNothingForADeclarationWithoutValueThatWasNotPrinted() {
        assertThat(PublishedOutputs.of(List.of(Parameter.of("absent", "")), Map.of(), SEEN))
                .isEmpty();
    }

    @Test
    void publishesWhatWasPrintedWithoutBeingDeclaredAndReadsNothingInIt() {
        assertThat(PublishedOutputs.of(List.of(), Map.of("x", "${key}"), SEEN))
                .containsExactly(Parameter.of("x", "${key}"));
    }
}

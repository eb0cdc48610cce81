package dev.pilothouse.console.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.JavaProcess.Ended;
import dev.pilothouse.console.kit.Program;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.List;

/// `pilothouse bench` measures something: how much is asked of nobody here.
class BenchCommandTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path data;

    @Test
    void printsEachFigureBesideTheLimitsOfTheMachine() {
        Ended bench = bench("W1,W4", "20");
        assertThat(bench.exitCode()).as(bench.err()).isZero();
        List<JsonNode> figures = bench.lines().stream().map(JSON::readTree).toList();
        assertThat(figures)
                .extracting(figure -> figure.path("workload").asString())
                .containsExactly("C", "R", "S", "W1", "W1s", "W1s", "W4", "W4");
        assertThat(figures.subList(0, 7))
                .allSatisfy(
                        figure -> {
                            assertThat(figure.path("median").asDouble()).isPositive();
                            assertThat(figure.path("runs").asInt()).isEqualTo(1);
                            assertThat(figure.path("store").asString()).isEqualTo("h2-mem");
                        });
        assertThat(figures.get(7).path("median").asDouble()).isZero();
        assertThat(figures.get(3).path("target").asString()).isEqualTo(">= 5000");
    }

    @Test
    void measuresWaitingRunsEventsInMemoryAndIdleBuses() {
        Ended bench = bench("W5,W8,W9", "50");
        assertThat(bench.exitCode()).as(bench.err()).isZero();
        List<JsonNode> figures = bench.lines().stream().map(JSON::readTree).toList();
        assertThat(figures)
                .extracting(figure -> figure.path("workload").asString())
                .containsExactly("C", "R", "S", "W5", "W5", "W8", "W8", "W9", "W9", "W9");
        assertThat(figures.subList(0, 9))
                .allSatisfy(figure -> assertThat(figure.path("median").asDouble()).isPositive());
    }

    @Test
    void measuresHowLongItTakesToGoToAMoment() {
        Ended bench = bench("W10", "60");
        assertThat(bench.exitCode()).as(bench.err()).isZero();
        List<JsonNode> figures = bench.lines().stream().map(JSON::readTree).toList();
        assertThat(figures.subList(3, figures.size()))
                .hasSize(2)
                .allSatisfy(figure -> assertThat(figure.path("median").asDouble()).isPositive())
                .extracting(figure -> figure.path("target").asString())
                .containsOnly("<= 100");
    }

    @Test
    void measuresWhatAHeldBusCostsTheOthers() {
        Ended bench = bench("W12", "3");
        assertThat(bench.exitCode()).as(bench.err()).isZero();
        JsonNode figure = JSON.readTree(bench.lines().getLast());
        assertThat(figure.path("what").asString())
                .isEqualTo("3 runs beside one whose bus is held: p99 longer by, %");
        assertThat(figure.path("median").asDouble()).isGreaterThan(-100);
    }

    @Test
    void refusesAWorkloadThatThereIsNot() {
        Ended bench = bench("W1,W77", "1");
        assertThat(bench.exitCode()).isEqualTo(2);
        assertThat(bench.err()).contains("W77").contains("W9");
    }

    private Ended bench(String workloads, String size) {
        return Program.run(
                data,
                "bench",
                "--workload",
                workloads,
                "--n",
                size,
                "--runs",
                "1",
                "--store",
                "h2-mem");
    }
}

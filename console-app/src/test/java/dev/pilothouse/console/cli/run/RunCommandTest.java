package dev.pilothouse.console.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.Flow;
import dev.pilothouse.console.kit.JavaProcess.Ended;
import dev.pilothouse.console.kit.Program;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs real workflows through the command, with the real engine on a real directory.
class RunCommandTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path folder;

    @Test
    void endsWithZeroAndALinePerChangeOfStateWhenTheRunSucceeds() throws Exception {
        Path file = Flow.file(folder, "good", "name: a, task_type: Shell, command: echo hello");
        Ended ended = run(file);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines()).anyMatch(line -> line.matches(".*RUNNING +a"));
        assertThat(ended.lines().getLast()).matches("run 1 of good: SUCCEEDED after .*");
    }

    @Test
    void printsEveryEventAndThenExactlyTheResultLine() throws Exception {
        Path file =
                Flow.file(
                        folder,
                        "retry",
                        "name: a, task_type: Fake, attempts: [{outcome: FAILED}, {}],"
                                + " fail_retry_times: 1, fail_retry_interval: 10ms",
                        "name: b, task_type: Fake, deps: [a]",
                        "name: outside, task_type: Fake");
        Ended ended = run(file, "--json", "--start-nodes", "a");
        List<JsonNode> lines = ended.lines().stream().map(JSON::readTree).toList();
        List<JsonNode> events = lines.subList(0, lines.size() - 1);
        JsonNode result = lines.getLast();
        assertThat(ended.exitCode()).isZero();
        assertThat(events).allMatch(event -> event.get("type").asString().equals("event"));
        assertThat(events).extracting(event -> event.get("n").asInt()).first().isEqualTo(1);
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).get("n").asInt()).isEqualTo(i + 1);
        }
        assertThat(result.propertyNames())
                .containsExactly("type", "run", "workflow", "tasks", "events", "elapsed_ms");
        assertThat(result.get("workflow").asString()).isEqualTo("SUCCEEDED");
        assertThat(result.get("tasks").toString())
                .isEqualTo(
                        "{\"a\":{\"state\":\"SUCCEEDED\",\"attempts\":[\"FAILED\",\"SUCCEEDED\"]},"
                                + "\"b\":{\"state\":\"SUCCEEDED\",\"attempts\":[\"SUCCEEDED\"]}}");
        assertThat(result.get("events").asInt()).isEqualTo(events.size());
    }

    @Test
    void namesTaskAttemptAndStateInTheLineOfATaskEvent() throws Exception {
        Path file = Flow.file(folder, "one", "name: a, task_type: Fake");
        Ended ended = run(file, "--json");
        JsonNode running =
                ended.lines().stream()
                        .map(JSON::readTree)
                        .filter(line -> line.path("event").asString("").equals("RUNNING"))
                        .findFirst()
                        .orElseThrow();
        assertThat(running.get("of").asString()).isEqualTo("task");
        assertThat(running.get("task").asString()).isEqualTo("a");
        assertThat(running.get("attempt").asInt()).isEqualTo(1);
        assertThat(running.get("state").asString()).isEqualTo("RUNNING");
    }

    @Test
    void saysWhichTaskFailedWhyAndWhereItsLogIs() throws Exception {
        Path file =
                Flow.file(
                        folder,
                        "bad",
                        "name: breaks, task_type: Shell, command: 'echo no such table; exit 3'",
                        "name: behind, task_type: Shell, command: 'true', deps: [breaks]");
        Ended ended = run(file);
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains("run 1 failed", "task 'breaks' failed: ");
        assertThat(ended.complaints()).contains("  | no such table");
        String log =
                ended.complaints().stream()
                        .filter(line -> line.startsWith("  log: "))
                        .findFirst()
                        .orElseThrow()
                        .substring("  log: ".length());
        assertThat(Path.of(log)).content().contains("no such table");
        assertThat(ended.err()).doesNotContain("\tat ");
    }

    @Test
    void namesEveryFaultOfAFileWithItsPlaceAndRunsNothing() throws Exception {
        Path file =
                Flow.file(
                        folder,
                        "faulty",
                        "name: a, task_type: Shel, command: 'true'",
                        "name: b, task_type: Shell, command: 'true', deps: [nobody]");
        Ended ended = run(file);
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.complaints())
                .anyMatch(line -> line.matches(".*faulty\\.yaml:3:\\d+: error: .*Shell.*"))
                .anyMatch(line -> line.matches(".*faulty\\.yaml:4:\\d+: error: .*nobody.*"));
        assertThat(ended.complaints().getLast()).contains("pilothouse lint");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void refusesAnUnknownStartNodeAndNamesTheNearest() throws Exception {
        Path file = Flow.file(folder, "small", "name: extract, task_type: Fake");
        Ended ended = run(file, "--start-nodes", "extrakt");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.complaints()).hasSize(2);
        assertThat(ended.complaints().getFirst()).contains("'extrakt'", "extract");
    }

    @Test
    void leavesUnknownChoicesAndTimesToTheUserWithTwoLines() throws Exception {
        Path file = Flow.file(folder, "small", "name: a, task_type: Fake");
        Ended option = run(file, "--no-such-option");
        Ended time = run(file, "--schedule-time", "tomorrow");
        assertThat(option.exitCode()).isEqualTo(2);
        assertThat(option.complaints().getFirst()).contains("--no-such-option");
        assertThat(time.exitCode()).isEqualTo(2);
        assertThat(time.complaints()).hasSize(2);
        assertThat(time.complaints().getLast()).contains("2024-08-11T00:00:00Z");
    }

    @Test
    void givesStartParametersAndTheScheduleTimeToTheTasks() throws Exception {
        Path file =
                Flow.file(
                        folder,
                        "values",
                        "name: a, task_type: Shell, command: 'echo \"${who} ${day}\"',"
                                + " input_params: {day: '$[yyyyMMdd]'}");
        Ended ended = run(file, "-p", "who=me", "--schedule-time", "2024-08-11T12:00:00");
        assertThat(ended.exitCode()).isZero();
        assertThat(Program.run(folder.resolve("data"), "logs", "1").out()).contains("me 20240811");
    }

    @Test
    void keepsASecretThatIsOverriddenASecret() throws Exception {
        Path file = folder.resolve("secret.yaml");
        Files.writeString(
                file,
                """
                workflow: {name: secret, param: {password: {value: first, secret: true}}}
                tasks:
                  - {name: a, task_type: Shell, command: 'echo "it is ${password}"; exit 1'}
                """);
        Ended ended = run(file, "-p", "password=open-sesame", "--json");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out() + ended.err()).doesNotContain("open-sesame").contains("******");
    }

    @Test
    void doesNothingInADryRun() throws Exception {
        Path witness = folder.resolve("witness");
        Path file =
                Flow.file(
                        folder,
                        "dry",
                        "name: a, task_type: Shell, command: 'touch " + witness + "'");
        Ended ended = run(file, "--dry-run");
        assertThat(ended.exitCode()).isZero();
        assertThat(witness).doesNotExist();
    }

    @Test
    void servesTheWorkerGroupsItIsGiven() throws Exception {
        Path file = Flow.file(folder, "group", "name: a, task_type: Fake, worker_group: gpu");
        Ended ended = run(file, "--worker-group", "gpu", "--slots", "1");
        assertThat(ended.exitCode()).isZero();
    }

    private Ended run(Path file, String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "run";
        arguments[1] = file.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Program.run(folder.resolve("data"), arguments);
    }
}

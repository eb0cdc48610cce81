package dev.pilothouse.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.engine.definition.Priority;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.parameter.ParameterOrigin;
import dev.pilothouse.engine.parameter.ParameterType;
import dev.pilothouse.engine.parameter.ResolvedParameter;
import dev.pilothouse.engine.parameter.ResolvedParameters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;

/// A [LocalExecutor] on a directory of its own with every registered type, and its reports.
public final class ExecutorBench implements AutoCloseable {

    private final Path data;
    private final TaskLogs logs;
    private final LocalExecutor executor;
    private final List<TaskReport> reports = new CopyOnWriteArrayList<>();
    private final Map<String, TaskType> types = new HashMap<>();

    public ExecutorBench(Path data) {
        this(data, ExecutorSettings.defaults().withKillGrace(Duration.ofMillis(300)));
    }

    ExecutorBench(Path data, ExecutorSettings settings) {
        this.data = data;
        this.logs = new TaskLogs(data);
        ServiceLoader.load(TaskType.class)
                .forEach(type -> types.put(type.name().toLowerCase(Locale.ROOT), type));
        this.executor =
                new LocalExecutor(
                        data,
                        settings,
                        logs,
                        name -> Optional.ofNullable(types.get(name.toLowerCase(Locale.ROOT))),
                        reports::add);
    }

    ExecutorBench with(TaskType type) {
        types.put(type.name().toLowerCase(Locale.ROOT), type);
        return this;
    }

    LocalExecutor executor() {
        return executor;
    }

    TaskLogs logs() {
        return logs;
    }

    Path directory(AttemptId attempt) {
        return data.resolve("attempts/" + attempt.run() + "/" + attempt.number());
    }

    AttemptId shell(int number, String script) {
        return dispatch(order(number, "Shell", Map.of("command", script)));
    }

    AttemptId dispatch(TaskOrder order) {
        executor.dispatch(order);
        return order.attempt();
    }

    /// Runs a shell script to its end.
    TaskReport runShell(int number, String script) {
        return end(shell(number, script));
    }

    List<TaskReport> reports(AttemptId attempt) {
        return reports.stream().filter(report -> report.attempt().equals(attempt)).toList();
    }

    TaskReport end(AttemptId attempt) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> endIfAny(attempt), Optional::isPresent)
                .orElseThrow();
    }

    Optional<TaskReport> endIfAny(AttemptId attempt) {
        return reports(attempt).stream()
                .filter(
                        report ->
                                !(report instanceof TaskReport.Dispatched)
                                        && !(report instanceof TaskReport.Running))
                .findFirst();
    }

    void awaitRunning(AttemptId attempt) {
        await().until(
                        () ->
                                reports(attempt).stream()
                                        .anyMatch(report -> report instanceof TaskReport.Running));
    }

    String log(AttemptId attempt) {
        try {
            return logs.page(attempt, 0, 1 << 24).text();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void awaitLog(AttemptId attempt, String text) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(log(attempt)).contains(text));
    }

    /// The processes of this machine that carry `text` in their command line, whose words are
    /// parted by blanks.
    static List<ProcessHandle> processesWith(String text) {
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains(text))
                .toList();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    public static TaskOrder order(int number, String type, Map<String, Object> settings) {
        return order(number, type, settings, Map.of());
    }

    static TaskOrder order(
            int number, String type, Map<String, Object> settings, Map<String, String> parameters) {
        TaskDefinition task =
                new TaskDefinition(
                        "task " + number,
                        type,
                        new TaskSettings(new HashMap<>(settings)),
                        false,
                        Priority.MEDIUM,
                        "default",
                        null,
                        0,
                        Duration.ZERO,
                        0,
                        Duration.ZERO,
                        Duration.ZERO,
                        TimeoutStrategy.WARN,
                        List.of(),
                        List.of());
        return new TaskOrder(
                new AttemptId(1, number), "workflow", task, 1, resolved(parameters), false);
    }

    static TaskOrder dryRun(TaskOrder order) {
        return new TaskOrder(
                order.attempt(), order.workflow(), order.task(), 1, order.parameters(), true);
    }

    static TaskOrder ofTry(TaskOrder order, int tryNumber) {
        return new TaskOrder(
                order.attempt(),
                order.workflow(),
                order.task(),
                tryNumber,
                order.parameters(),
                false);
    }

    private static ResolvedParameters resolved(Map<String, String> parameters) {
        Map<String, ResolvedParameter> byName = new HashMap<>();
        parameters.forEach(
                (name, value) ->
                        byName.put(
                                name,
                                new ResolvedParameter(
                                        name,
                                        ParameterType.VARCHAR,
                                        value,
                                        false,
                                        new ParameterOrigin(ParameterOrigin.Level.TASK_INPUT, ""),
                                        List.of())));
        return new ResolvedParameters(
                byName, ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
    }

    @Override
    public void close() {
        executor.close();
    }
}

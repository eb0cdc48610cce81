package dev.pilothouse.connectors;

import static org.awaitility.Awaitility.await;

import dev.pilothouse.engine.definition.Priority;
import dev.pilothouse.engine.definition.SettingFaults;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.parameter.ParameterOrigin;
import dev.pilothouse.engine.parameter.ParameterType;
import dev.pilothouse.engine.parameter.ResolvedParameter;
import dev.pilothouse.engine.parameter.ResolvedParameters;
import dev.pilothouse.engine.task.ExecutorSettings;
import dev.pilothouse.engine.task.LocalExecutor;
import dev.pilothouse.engine.task.TaskLogs;
import dev.pilothouse.engine.task.TaskType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Runs attempts of one task type as the engine would.
public final class TaskBench implements AutoCloseable {

    private static final AttemptId ATTEMPT = new AttemptId(1, 1);

    private final TaskLogs logs;
    private final LocalExecutor executor;
    private final List<TaskReport> reports = new CopyOnWriteArrayList<>();
    private final Map<String, ResolvedParameter> parameters = new LinkedHashMap<>();
    private final List<Parameter> outputs = new ArrayList<>();
    private final String typeName;

    public TaskBench(Path data, TaskType type) {
        typeName = type.name();
        logs = new TaskLogs(data);
        executor =
                new LocalExecutor(
                        data,
                        ExecutorSettings.defaults(),
                        logs,
                        name -> Optional.of(type),
                        reports::add);
    }

    public TaskBench parameter(String name, ParameterType type, String value) {
        return parameter(name, type, value, false);
    }

    public TaskBench parameter(String name, ParameterType type, String value, boolean secret) {
        var origin = new ParameterOrigin(ParameterOrigin.Level.TASK_INPUT, "");
        parameters.put(name, new ResolvedParameter(name, type, value, secret, origin, List.of()));
        return this;
    }

    public TaskBench output(String name) {
        outputs.add(Parameter.of(name, ""));
        return this;
    }

    public void start(Map<String, Object> settings) {
        TaskDefinition task =
                new TaskDefinition(
                        "task",
                        typeName,
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
                        outputs);
        var base = ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        executor.dispatch(
                new TaskOrder(
                        ATTEMPT, "w", task, 1, new ResolvedParameters(parameters, base), false));
    }

    public TaskReport run(Map<String, Object> settings) {
        start(settings);
        return end();
    }

    public TaskReport end() {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                reports.stream()
                                        .filter(
                                                report ->
                                                        !(report instanceof TaskReport.Dispatched
                                                                || report
                                                                        instanceof
                                                                        TaskReport.Running))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    public String failure(Map<String, Object> settings) {
        return run(settings) instanceof TaskReport.Failed failed
                ? failed.reason()
                : "it did not fail";
    }

    public Map<String, String> success(Map<String, Object> settings) {
        return switch (run(settings)) {
            case TaskReport.Succeeded succeeded -> succeeded.outputs().values();
            case TaskReport other -> throw new AssertionError(other);
        };
    }

    public void kill() {
        executor.kill(ATTEMPT);
    }

    public String log() throws IOException {
        return logs.page(ATTEMPT, 0, 1 << 20).text();
    }

    /// The faults that a type finds in settings, as `key:code`.
    public static List<String> faults(TaskType type, Map<String, Object> settings) {
        List<String> faults = new ArrayList<>();
        type.check(
                new TaskSettings(new HashMap<>(settings)),
                new SettingFaults() {
                    @Override
                    public void error(String key, String code, String message) {
                        faults.add(key + ":" + code);
                    }

                    @Override
                    public void warning(String key, String code, String message) {
                        faults.add("warning " + key + ":" + code);
                    }
                });
        return faults;
    }

    @Override
    public void close() {
        executor.close();
    }
}

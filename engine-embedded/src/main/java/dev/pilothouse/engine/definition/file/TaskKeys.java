package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.definition.NearestWord;
import dev.pilothouse.engine.definition.Priority;
import dev.pilothouse.engine.definition.SettingFaults;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.task.TaskTypes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one entry of `tasks`: the keys that every task has, and the settings of its type.
final class TaskKeys {
    private static final Set<String> COMMON =
            Set.of(
                    "name",
                    "task_type",
                    "deps",
                    "flag",
                    "task_priority",
                    "worker_group",
                    "task_group",
                    "task_group_priority",
                    "delay_time",
                    "fail_retry_times",
                    "fail_retry_interval",
                    "timeout",
                    "timeout_notify_strategy",
                    "input_params",
                    "output_params",
                    "local_params");

    /// Keys of real files that mean nothing here; `denpendence` is a slip of the samples.
    private static final Set<String> MEANINGLESS =
            Set.of("description", "timeout_flag", "code", "version", "dependence", "denpendence");

    /// Keys of PyDolphinScheduler that would mean something on its server.
    private static final Set<String> UNSUPPORTED =
            Set.of(
                    "environment_name",
                    "resource_list",
                    "resource_plugin",
                    "wait_start_timeout",
                    "condition_result",
                    "cpu_quota",
                    "memory_max",
                    "is_cache");

    private static final List<String> FLAGS = List.of("YES", "NO", "TRUE", "FALSE");

    private final TaskTypes types;
    private final FileContext context;
    private final String workerGroup;

    /// @param workerGroup for tasks that name none
    TaskKeys(TaskTypes types, FileContext context, String workerGroup) {
        this.types = types;
        this.context = context;
        this.workerGroup = workerGroup;
    }

    ReadTask read(Section task) {
        KnownType type = type(task);
        warnOfGroupWithoutEffect(task, type);
        Values values = task.values();
        String flag = values.word("flag", FLAGS).orElse("YES");
        TaskDefinition definition =
                new TaskDefinition(
                        task.text("name").orElse(""),
                        type.name(),
                        settings(task, type),
                        flag.equals("NO") || flag.equals("FALSE"),
                        values.word("task_priority", Priority.class, Priority.MEDIUM),
                        task.text("worker_group").orElse(workerGroup),
                        task.text("task_group").orElse(null),
                        values.number("task_group_priority", Integer.MIN_VALUE, 0),
                        values.duration("delay_time", Duration.ZERO),
                        values.number("fail_retry_times", 0, 0),
                        values.duration("fail_retry_interval", Duration.ofMinutes(1)),
                        values.duration("timeout", Duration.ZERO),
                        values.word(
                                "timeout_notify_strategy",
                                TimeoutStrategy.class,
                                TimeoutStrategy.WARN),
                        parameters(task, "input_params", "IN"),
                        parameters(task, "output_params", "OUT"));
        return new ReadTask(definition, type, task);
    }

    private void warnOfGroupWithoutEffect(Section task, KnownType type) {
        if (task.value("task_group").isPresent() && LogicKind.of(type.name()).isPresent()) {
            context.faults()
                    .warning(
                            task.keyNode("task_group"),
                            "ignored-key",
                            "'task_group' has no effect on a task of type %s: the master runs it, and it takes no slot"
                                    .formatted(type.name()));
        }
    }

    private KnownType type(Section task) {
        task.require("task_type", "what kind of task this is");
        String name = task.text("task_type").orElse("");
        Optional<KnownType> known = KnownType.find(name, types);
        if (known.isEmpty() && !name.isEmpty()) {
            context.faults()
                    .error(
                            task.place("task_type"),
                            "unknown-task-type",
                            "Expected a task type, but nobody knows %s%s"
                                    .formatted(
                                            Kind.quoted(name),
                                            NearestWord.hint(name, KnownType.names(types))));
        } else if (known.filter(type -> !type.canRun()).isPresent()) {
            context.faults()
                    .warning(
                            task.place("task_type"),
                            "type-cannot-run",
                            "Tasks of type '%s' can be drawn but not run here; a run of this one fails"
                                    .formatted(name));
        }
        return known.orElse(KnownType.unknown(name));
    }

    private TaskSettings settings(Section task, KnownType type) {
        Set<String> notSettings = new HashSet<>(COMMON);
        Set<String> own = type.settings();
        if (own != null) {
            notSettings.addAll(MEANINGLESS);
            notSettings.addAll(UNSUPPORTED);
            notSettings.removeAll(own);
            checkKeys(task, type, own);
        }
        TaskSettings settings = new SettingTree(context).settings(task, notSettings);
        type.check(settings, new PlacedFaults(task, context.faults()));
        return settings;
    }

    private void checkKeys(Section task, KnownType type, Set<String> own) {
        Set<String> known = new HashSet<>(COMMON);
        known.addAll(own);
        Set<String> unsupported = new HashSet<>(UNSUPPORTED);
        unsupported.removeAll(own);
        Set<String> accepted = new HashSet<>(known);
        accepted.addAll(MEANINGLESS);
        accepted.addAll(unsupported);
        task.refuseOthers("a task of type " + type.name(), accepted);
        for (String key : unsupported) {
            if (task.value(key).isPresent()) {
                context.faults()
                        .warning(
                                task.keyNode(key),
                                "ignored-key",
                                "'%s' has no effect here".formatted(key));
            }
        }
    }

    private List<Parameter> parameters(Section task, String key, String direction) {
        ParameterKeys keys = new ParameterKeys(context);
        List<Parameter> parameters = new ArrayList<>(keys.read(task, key));
        parameters.addAll(keys.readOlderForm(task, "local_params", direction));
        return parameters;
    }

    /// Shows a type's faults where the setting stands.
    private record PlacedFaults(Section task, Faults faults) implements SettingFaults {
        @Override
        public void error(String key, String code, String message) {
            faults.error(task.place(key), code, message);
        }

        @Override
        public void warning(String key, String code, String message) {
            faults.warning(task.place(key), code, message);
        }
    }
}

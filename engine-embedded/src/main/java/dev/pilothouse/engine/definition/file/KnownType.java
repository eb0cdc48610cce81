package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.task.TaskType;
import dev.pilothouse.engine.task.TaskTypes;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A task type that files may name, whether it can run here or not.
///
/// @param name as the type spells it, or as the file did if it cannot run here
/// @param installed the type; null if it cannot run here
/// @param settings its own keys; null if any key is welcome
record KnownType(String name, @Nullable TaskType installed, @Nullable Set<String> settings) {

    /// The types of PyDolphinScheduler's files and of the server behind it.
    private static final List<String> FORMAT =
            List.of(
                    "Shell",
                    "Python",
                    "Http",
                    "Sql",
                    "SubWorkflow",
                    "SubProcess",
                    "Condition",
                    "Conditions",
                    "Switch",
                    "Dependent",
                    "Dynamic",
                    "Fake",
                    "Spark",
                    "Flink",
                    "FlinkStream",
                    "DataX",
                    "CustomDataX",
                    "MR",
                    "MapReduce",
                    "Procedure",
                    "SageMaker",
                    "Kubernetes",
                    "K8S",
                    "OpenMLDB",
                    "DVC",
                    "DVCInit",
                    "DVCUpload",
                    "DVCDownload",
                    "MLflow",
                    "MLflowModels",
                    "MLFlowProjectsAutoML",
                    "MLFlowProjectsBasicAlgorithm",
                    "MLFlowProjectsCustom",
                    "Pytorch",
                    "EMR",
                    "Zeppelin",
                    "Jupyter",
                    "HiveCli",
                    "Sqoop",
                    "SeaTunnel",
                    "ChunJun",
                    "Java",
                    "Linkis",
                    "Dinky",
                    "DataFactory",
                    "DataSync",
                    "DMS",
                    "RemoteShell");

    private static final Set<String> CONDITION_KEYS =
            Set.of("success_task", "failed_task", "op", "groups");

    /// The keys of logic types, which are drawn and checked even where they cannot run.
    private static final Map<String, Set<String>> SETTINGS =
            Map.of(
                    "SubWorkflow", Set.of("workflow_name"),
                    "SubProcess", Set.of("workflow_name"),
                    "Condition", CONDITION_KEYS,
                    "Conditions", CONDITION_KEYS,
                    "Switch", Set.of("condition"),
                    "Dependent", Set.of("op", "groups"));

    /// What the file format and the server call the same type.
    private static final Map<String, String> OTHER_NAMES =
            Map.of(
                    "Condition", "Conditions",
                    "Conditions", "Condition",
                    "SubWorkflow", "SubProcess",
                    "SubProcess", "SubWorkflow");

    /// The type of that name without regard to case; empty if nobody knows it.
    static Optional<KnownType> find(String name, TaskTypes types) {
        String wanted = name.strip();
        Optional<String> ofFormat = FORMAT.stream().filter(wanted::equalsIgnoreCase).findFirst();
        return types.find(wanted)
                .or(() -> ofFormat.map(OTHER_NAMES::get).flatMap(types::find))
                .map(type -> new KnownType(type.name(), type, type.settings()))
                .or(() -> ofFormat.map(known -> new KnownType(wanted, null, SETTINGS.get(known))));
    }

    /// Every name that can be found, for suggestions; those that can run here come first.
    static Collection<String> names(TaskTypes types) {
        return Stream.concat(types.all().stream().map(TaskType::name), FORMAT.stream())
                .distinct()
                .toList();
    }

    /// True if the task's groups and branches say who stands before and behind it.
    boolean isCondition() {
        return name.equalsIgnoreCase("Condition") || name.equalsIgnoreCase("Conditions");
    }

    /// True if the task's branches say who stands behind it.
    boolean isSwitch() {
        return name.equalsIgnoreCase("Switch");
    }
}

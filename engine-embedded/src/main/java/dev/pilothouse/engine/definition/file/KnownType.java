package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.definition.SettingFaults;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.logic.LogicSettings;
import dev.pilothouse.engine.task.TaskType;
import dev.pilothouse.engine.task.TaskTypes;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A task type that files may name, whether it can run here or not.
///
/// @param name as the type spells it, or as the file did if it cannot run here
/// @param installed the type; null if no worker here runs it
/// @param logic what the master runs by itself; null if a worker must
/// @param settings its own keys; null if any key is welcome
record KnownType(
        String name,
        @Nullable TaskType installed,
        @Nullable LogicKind logic,
        @Nullable Set<String> settings) {

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

    /// The type of that name without regard to case; empty if nobody knows it.
    static Optional<KnownType> find(String name, TaskTypes types) {
        String wanted = name.strip();
        Optional<String> ofFormat = FORMAT.stream().filter(wanted::equalsIgnoreCase).findFirst();
        return types.find(wanted)
                .map(type -> new KnownType(type.name(), type, null, type.settings()))
                .or(() -> LogicKind.of(wanted).map(kind -> ofMaster(wanted, kind)))
                .or(() -> ofFormat.map(_ -> new KnownType(wanted, null, null, null)));
    }

    /// A type that nobody knows; what its settings mean is nobody's business.
    static KnownType unknown(String name) {
        return new KnownType(name, null, null, null);
    }

    private static KnownType ofMaster(String name, LogicKind kind) {
        return new KnownType(name, null, kind, LogicSettings.keys(kind));
    }

    /// False if a run of such a task can only fail.
    boolean canRun() {
        return installed != null || logic != null;
    }

    /// Says what is wrong with the settings of such a task.
    void check(TaskSettings task, SettingFaults faults) {
        if (installed != null) {
            installed.check(task, faults);
        } else if (logic != null) {
            LogicSettings.check(logic, task, faults);
        }
    }

    /// Every name that can be found, for suggestions; those that can run here come first.
    static Collection<String> names(TaskTypes types) {
        return Stream.concat(types.all().stream().map(TaskType::name), FORMAT.stream())
                .distinct()
                .toList();
    }

    /// True if the task's groups and branches say who stands before and behind it.
    boolean isCondition() {
        return logic == LogicKind.CONDITIONS;
    }

    /// True if the task's branches say who stands behind it.
    boolean isSwitch() {
        return logic == LogicKind.SWITCH;
    }
}

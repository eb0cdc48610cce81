package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.definition.WorkflowDefinition;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/// The edges that follow from the settings of Conditions and Switch tasks, so that no `deps` needs
/// to name them.
final class ToldEdges {

    private ToldEdges() {}

    static Set<Edge> of(WorkflowDefinition workflow) {
        Set<Edge> told = new LinkedHashSet<>();
        workflow.tasks().forEach(task -> add(task, told));
        return told;
    }

    private static void add(TaskDefinition task, Set<Edge> told) {
        TaskSettings settings = task.settings();
        switch (LogicKind.of(task.type()).orElse(null)) {
            case CONDITIONS -> {
                subjects(settings).forEach(before -> told.add(new Edge(before, task.name())));
                Stream.of("success_task", "failed_task")
                        .flatMap(key -> settings.names(key).stream())
                        .forEach(after -> told.add(new Edge(task.name(), after)));
            }
            case SWITCH ->
                    settings.list("condition").stream()
                            .flatMap(branch -> branch.names("task").stream())
                            .forEach(after -> told.add(new Edge(task.name(), after)));
            case SUB_WORKFLOW, DEPENDENT, DYNAMIC -> {}
            case null -> {}
        }
    }

    /// Groups hold groups or tasks.
    private static Stream<String> subjects(TaskSettings group) {
        return group.list("groups").stream()
                .flatMap(entry -> Stream.concat(entry.names("task").stream(), subjects(entry)));
    }
}

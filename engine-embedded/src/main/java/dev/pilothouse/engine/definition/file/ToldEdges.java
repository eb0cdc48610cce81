package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.definition.WorkflowDefinition;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
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
                        .flatMap(key -> names(settings.values().get(key)))
                        .forEach(after -> told.add(new Edge(task.name(), after)));
            }
            case SWITCH ->
                    settings.list("condition").stream()
                            .flatMap(branch -> names(branch.values().get("task")))
                            .forEach(after -> told.add(new Edge(task.name(), after)));
            case SUB_WORKFLOW, DEPENDENT, DYNAMIC -> {}
            case null -> {}
        }
    }

    /// Groups hold groups or tasks.
    private static Stream<String> subjects(TaskSettings group) {
        return group.list("groups").stream()
                .flatMap(
                        entry -> Stream.concat(names(entry.values().get("task")), subjects(entry)));
    }

    /// A name stands for a list of that one.
    private static Stream<String> names(@Nullable Object value) {
        return switch (value) {
            case null -> Stream.empty();
            case List<?> list -> list.stream().map(String::valueOf);
            default -> Stream.of(value.toString());
        };
    }
}

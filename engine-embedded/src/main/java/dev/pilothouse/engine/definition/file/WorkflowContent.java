package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.GraphFault;
import dev.pilothouse.engine.graph.WorkflowGraph;
import dev.pilothouse.engine.task.TaskTypes;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the whole content of one workflow file: the workflow, its tasks, and their graph.
final class WorkflowContent {
    private final Section root;
    private final FileContext context;
    private final TaskTypes types;
    private final ZoneId here;

    WorkflowContent(MappingNode root, FileContext context, TaskTypes types, ZoneId here) {
        this.root = new Section(root, context);
        this.context = context;
        this.types = types;
        this.here = here;
    }

    /// The definition; empty after an error.
    Optional<WorkflowDefinition> read() {
        root.require("workflow", "the name and settings of the workflow");
        root.require("tasks", "the list of its tasks");
        warnOfMisplacedKeys();
        Optional<WorkflowKeys> workflow =
                root.section("workflow").map(section -> new WorkflowKeys(section, context, here));
        List<ReadTask> tasks = tasks(workflow.map(WorkflowKeys::workerGroup).orElse("default"));
        TaskEdges edges = new TaskEdges(context);
        tasks.forEach(edges::add);
        List<TaskDefinition> definitions = tasks.stream().map(ReadTask::definition).toList();
        checkGraph(tasks, edges);
        Optional<WorkflowDefinition> definition =
                workflow.map(keys -> keys.read(definitions, edges.edges()))
                        .filter(read -> !context.faults().hasErrors());
        definition.ifPresent(sound -> new UnknownParameters(sound, tasks, context.faults()).warn());
        return definition;
    }

    /// Other keys on top hold what anchors name, or belong to a scenario; but a key of `workflow`
    /// that stands here has slipped.
    private void warnOfMisplacedKeys() {
        for (String key : root.keys()) {
            if (WorkflowKeys.KEYS.contains(key) && !isAnchored(key)) {
                context.faults()
                        .warning(
                                root.keyNode(key),
                                "misplaced-key",
                                "'%s' has no effect here; move it below 'workflow'".formatted(key));
            }
        }
    }

    private boolean isAnchored(String key) {
        return root.raw(key).map(Node::getAnchor).isPresent();
    }

    private List<ReadTask> tasks(String workerGroup) {
        TaskKeys keys = new TaskKeys(types, context, workerGroup);
        List<ReadTask> tasks = new ArrayList<>();
        for (Node entry : root.list("tasks")) {
            Section.of(entry, "every entry of 'tasks'", context)
                    .map(keys::read)
                    .ifPresent(tasks::add);
        }
        return tasks;
    }

    private void checkGraph(List<ReadTask> tasks, TaskEdges edges) {
        List<String> names = tasks.stream().map(task -> task.definition().name()).toList();
        for (GraphFault fault : WorkflowGraph.faults(names, edges.edges())) {
            if (context.faults().isFull()) {
                return;
            }
            place(fault, tasks, edges)
                    .ifPresent(at -> context.faults().error(at, fault.code(), fault.message()));
        }
    }

    /// Empty if the fault is told already.
    private Optional<Node> place(GraphFault fault, List<ReadTask> tasks, TaskEdges edges) {
        return switch (fault) {
            case GraphFault.NoTasks _ -> root.value("tasks").filter(WorkflowContent::isEmptyList);
            case GraphFault.EmptyName empty ->
                    Optional.of(tasks.get(empty.task()).section().place("name"))
                            .filter(place -> !isOfWrongType(place, tasks.get(empty.task())));
            case GraphFault.DuplicateName duplicate ->
                    Optional.of(tasks.get(duplicate.task()).section().place("name"));
            case GraphFault.UnknownTask unknown -> Optional.of(edges.place(unknown.edge()));
            case GraphFault.SelfEdge self -> Optional.of(edges.place(self.edge()));
            case GraphFault.DuplicateEdge duplicate -> Optional.of(edges.place(duplicate.edge()));
            case GraphFault.Cycle cycle -> Optional.of(edges.place(cycle.edge()));
        };
    }

    private static boolean isOfWrongType(Node name, ReadTask task) {
        return !(name instanceof ScalarNode) && !name.equals(task.section().node());
    }

    private static boolean isEmptyList(Node node) {
        return node instanceof SequenceNode list && list.getValue().isEmpty();
    }
}

package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.definition.NearestWord;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.WorkflowGraph;
import dev.pilothouse.engine.parameter.Parameter;

import org.yaml.snakeyaml.nodes.Node;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Warns of `${name}` where nothing in the file provides the name: no parameter of the workflow, no
/// input of the task, no output of an ancestor, no built-in. Looks only where a placeholder cannot
/// be meant for somebody else: never into a script, whose `${…}` may be its own variable, and never
/// at a workflow in which a child or a foreign task may publish what the file does not show.
final class UnknownParameters {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z_][\\w.-]*)}");
    private static final Pattern PUBLISHED = Pattern.compile("[$#]\\{setValue\\(([^=)]+)=");

    /// Types that publish nothing but what they declare or print, and where to look in them.
    private static final Map<String, Set<String>> WATCHED =
            Map.of(
                    "shell", Set.of(),
                    "python", Set.of(),
                    "dependent", Set.of(),
                    "condition", Set.of(),
                    "conditions", Set.of(),
                    "sql", Set.of("sql"),
                    "http", Set.of("url"),
                    "switch", Set.of("condition"));

    private final WorkflowDefinition definition;
    private final List<ReadTask> tasks;
    private final WorkflowGraph graph;
    private final Faults faults;
    private final Set<String> ofWorkflow = new LinkedHashSet<>();
    private final Map<String, BitSet> publishers = new HashMap<>();

    UnknownParameters(WorkflowDefinition definition, List<ReadTask> tasks, Faults faults) {
        this.definition = definition;
        this.tasks = tasks;
        graph = WorkflowGraph.of(definition);
        this.faults = faults;
    }

    void warn() {
        if (!definition.tasks().stream().allMatch(task -> WATCHED.containsKey(key(task)))) {
            return;
        }
        definition.parameters().forEach(parameter -> ofWorkflow.add(parameter.name()));
        for (int task = 0; task < tasks.size(); task++) {
            collectPublished(task, definition.tasks().get(task));
        }
        for (int task = 0; task < tasks.size(); task++) {
            look(task, definition.tasks().get(task));
        }
    }

    private void collectPublished(int number, TaskDefinition task) {
        for (Parameter output : task.outputs()) {
            publish(output.name(), number);
        }
        for (Object value : task.settings().values().values()) {
            Matcher published = PUBLISHED.matcher(String.valueOf(value));
            while (published.find()) {
                publish(published.group(1).strip(), number);
            }
        }
    }

    private void publish(String name, int number) {
        publishers.computeIfAbsent(name, _ -> new BitSet()).set(number);
    }

    private void look(int number, TaskDefinition task) {
        Section section = tasks.get(number).section();
        for (String key : WATCHED.getOrDefault(key(task), Set.of())) {
            String text = String.valueOf(task.settings().values().get(key));
            look(number, task, text, section.place(key));
        }
        Optional<Section> inputs = section.section("input_params");
        for (Parameter input : task.inputs()) {
            Node place = inputs.map(mapping -> mapping.place(input.name())).orElse(section.node());
            look(number, task, input.value(), place);
        }
    }

    private void look(int number, TaskDefinition task, String text, Node place) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            String name = placeholder.group(1);
            if (!isProvided(name, number, task)) {
                faults.warning(
                        place,
                        "unknown-parameter",
                        "Nothing in this file provides '${%s}' to task '%s'; unless a start gives it, it stays as it is%s"
                                .formatted(name, task.name(), NearestWord.hint(name, ofWorkflow)));
            }
        }
    }

    private boolean isProvided(String name, int number, TaskDefinition task) {
        return name.startsWith("system.")
                || name.startsWith("CONFIG.")
                || ofWorkflow.contains(name)
                || task.inputs().stream().anyMatch(input -> input.name().equals(name))
                || isPublishedBefore(name, number);
    }

    private boolean isPublishedBefore(String name, int number) {
        BitSet publishing = publishers.get(name);
        return publishing != null && graph.ancestors(number).intersects(publishing);
    }

    private static String key(TaskDefinition task) {
        return task.type().toLowerCase(Locale.ROOT);
    }
}

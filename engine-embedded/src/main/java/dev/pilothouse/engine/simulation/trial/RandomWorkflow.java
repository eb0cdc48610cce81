package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.Priority;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.parameter.ParameterType;
import dev.pilothouse.engine.simulation.Act;
import dev.pilothouse.engine.simulation.Act.End;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A workflow of chance, with what its attempts do: tasks with edges of chance, and behind some of
/// them a CONDITIONS, a SWITCH or a SUB_WORKFLOW task with its branches.
///
/// **Thread:** one; lives as long as it is being made.
public final class RandomWorkflow {

    /// The task groups that tasks belong to at times, with their sizes.
    static final Map<String, Integer> TASK_GROUPS = Map.of("one", 1, "two", 2);

    private static final List<String> GROUP_NAMES = List.of("one", "two");
    private static final int MOST_TASKS = 10;
    private static final List<Priority> PRIORITIES = List.of(Priority.values());
    private static final String PICK = "pick";

    private final Random random;
    private final List<String> groups;
    private final String prefix;
    private final List<TaskDefinition> tasks = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, List<Act>> acts = new LinkedHashMap<>();

    /// A workflow that is not drawn yet.
    ///
    /// @param groups the worker groups of its tasks
    /// @param prefix what the names of its tasks begin with
    public RandomWorkflow(Random random, List<String> groups, String prefix) {
        this.random = random;
        this.groups = groups;
        this.prefix = prefix;
    }

    /// Draws the tasks of a workflow of at most `most` ordinary tasks.
    public RandomWorkflow ordinary(int most) {
        int size = 1 + random.nextInt(most);
        for (int i = 0; i < size; i++) {
            task(prefix + i);
        }
        for (int to = 1; to < size; to++) {
            for (int from = 0; from < to; from++) {
                if (random.nextInt(size) < 2) {
                    edges.add(new Edge(prefix + from, prefix + to));
                }
            }
        }
        return this;
    }

    /// A whole workflow, which may start the children that are named.
    RandomWorkflow whole(List<String> children) {
        ordinary(MOST_TASKS);
        int logic = random.nextInt(3);
        for (int i = 0; i < logic; i++) {
            switch (random.nextInt(3)) {
                case 0 -> conditions(i);
                case 1 -> switches(i);
                default -> children.stream().findFirst().ifPresent(child(i));
            }
        }
        return this;
    }

    private void task(String name) {
        End end =
                switch (random.nextInt(10)) {
                    case 0 -> End.FAILED;
                    case 1 -> End.KILLED;
                    case 2 -> End.NEVER;
                    default -> End.SUCCEEDED;
                };
        Map<String, String> outputs =
                end == End.SUCCEEDED && random.nextInt(3) == 0
                        ? Map.of("out_" + name, "v" + random.nextInt(5))
                        : Map.of();
        acts.put(name, List.of(new Act(end, 1 + random.nextInt(4_000), outputs)));
        tasks.add(definition(name, "Shell", Map.of("command", "work"), end == End.NEVER));
    }

    private TaskDefinition definition(
            String name, String type, Map<String, Object> settings, boolean endless) {
        boolean logic = !type.equals("Shell");
        return new TaskDefinition(
                name,
                type,
                new TaskSettings(new LinkedHashMap<>(settings)),
                !logic && random.nextInt(12) == 0,
                PRIORITIES.get(random.nextInt(PRIORITIES.size())),
                groups.get(random.nextInt(groups.size())),
                logic || random.nextInt(3) > 0
                        ? null
                        : GROUP_NAMES.get(random.nextInt(GROUP_NAMES.size())),
                random.nextInt(3),
                random.nextInt(5) == 0
                        ? Duration.ofMillis(1 + random.nextInt(2_000))
                        : Duration.ZERO,
                random.nextInt(3),
                Duration.ofMillis(random.nextInt(4_000)),
                endless ? Duration.ofMillis(500 + random.nextInt(2_000)) : Duration.ZERO,
                endless ? TimeoutStrategy.FAILED : TimeoutStrategy.WARN,
                List.of(),
                List.of());
    }

    /// A task that nothing follows yet, one branch for its success and one for its failure, and
    /// what comes after either.
    private void conditions(int number) {
        List<String> last =
                tasks.stream()
                        .map(TaskDefinition::name)
                        .filter(name -> edges.stream().noneMatch(e -> e.from().equals(name)))
                        .filter(name -> name.startsWith(prefix))
                        .toList();
        if (last.isEmpty()) {
            return;
        }
        String subject = last.get(random.nextInt(last.size()));
        String name = "cond" + number;
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("op", "and");
        settings.put(
                "groups",
                List.of(
                        ordered(
                                "op",
                                "and",
                                "groups",
                                List.of(ordered("task", subject, "flag", true)))));
        settings.put("success_task", name + "_good");
        settings.put("failed_task", name + "_bad");
        branches(subject, name, "Conditions", settings, List.of(name + "_good", name + "_bad"));
    }

    private void switches(int number) {
        String name = "switch" + number;
        List<String> heads = List.of(name + "_one", name + "_else");
        Map<String, Object> settings =
                Map.of(
                        "condition",
                        List.of(
                                ordered("task", heads.get(0), "condition", "${" + PICK + "} == 1"),
                                Map.of("task", heads.get(1))));
        free().ifPresent(before -> branches(before, name, "Switch", settings, heads));
    }

    private static Map<String, Object> ordered(
            String one, Object first, String two, Object second) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(one, first);
        settings.put(two, second);
        return settings;
    }

    private void branches(
            String before,
            String name,
            String type,
            Map<String, Object> settings,
            List<String> heads) {
        tasks.add(definition(name, type, settings, false));
        edges.add(new Edge(before, name));
        for (String head : heads) {
            task(head);
            edges.add(new Edge(name, head));
            if (random.nextInt(3) == 0) {
                task(head + "_next");
                edges.add(new Edge(head, head + "_next"));
            }
        }
        if (random.nextBoolean()) {
            task(name + "_join");
            heads.forEach(head -> edges.add(new Edge(head, name + "_join")));
        }
    }

    private Consumer<String> child(int number) {
        return workflow -> {
            String name = "sub" + number;
            free().ifPresent(before -> edges.add(new Edge(before, name)));
            tasks.add(definition(name, "SubWorkflow", Map.of("workflow_name", workflow), false));
            task(name + "_after");
            edges.add(new Edge(name, name + "_after"));
        };
    }

    /// A task that no CONDITIONS task decides by: it may have more than one successor.
    private Optional<String> free() {
        List<String> free =
                tasks.stream()
                        .map(TaskDefinition::name)
                        .filter(name -> name.startsWith(prefix) && !isSubject(name))
                        .toList();
        return free.isEmpty()
                ? Optional.empty()
                : Optional.of(free.get(random.nextInt(free.size())));
    }

    private boolean isSubject(String name) {
        return edges.stream().anyMatch(e -> e.from().equals(name) && e.to().startsWith("cond"));
    }

    /// What attempts of its tasks do.
    public Map<String, List<Act>> acts() {
        return acts;
    }

    /// The workflow that was drawn; its failure strategy and its branch parameter are drawn now.
    public WorkflowDefinition definition(String name) {
        FailureStrategy strategy =
                random.nextInt(4) == 0 ? FailureStrategy.END : FailureStrategy.CONTINUE;
        return new WorkflowDefinition(
                name,
                "",
                List.of(new Parameter(PICK, ParameterType.VARCHAR, "" + random.nextInt(3), false)),
                null,
                ExecutionType.PARALLEL,
                strategy,
                Duration.ZERO,
                TimeoutStrategy.WARN,
                Priority.MEDIUM,
                "default",
                tasks,
                edges);
    }

    /// What the SWITCH tasks of a workflow decide by.
    static int picked(WorkflowDefinition workflow) {
        return workflow.parameters().stream()
                .filter(parameter -> parameter.name().equals(PICK))
                .mapToInt(parameter -> Integer.parseInt(parameter.value()))
                .findFirst()
                .orElseThrow();
    }

    /// The task that a CONDITIONS task decides by.
    static String subjectOf(TaskSettings conditions) {
        return conditions.list("groups").stream()
                .flatMap(group -> group.list("groups").stream())
                .flatMap(item -> Stream.ofNullable(item.text("task").orElse(null)))
                .findFirst()
                .orElseThrow();
    }
}

package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.Priority;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.simulation.Act.End;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A workflow of chance, with what its attempts do.
///
/// @param definition the workflow
/// @param script what attempts do; each attempt of a task does the same, so that a failover cannot
///   change the outcome
record RandomWorkflow(WorkflowDefinition definition, Script script) {

    /// The task groups that tasks belong to at times, with their sizes.
    static final Map<String, Integer> TASK_GROUPS = Map.of("one", 1, "two", 2);

    private static final List<String> GROUP_NAMES = List.of("one", "two");
    private static final int MOST_TASKS = 12;
    private static final List<Priority> PRIORITIES = List.of(Priority.values());

    static RandomWorkflow of(Random random, List<String> groups) {
        int size = 1 + random.nextInt(MOST_TASKS);
        List<TaskDefinition> tasks = new ArrayList<>();
        Map<String, List<Act>> acts = new HashMap<>();
        for (int i = 0; i < size; i++) {
            Act act = act(random, i);
            acts.put("t" + i, List.of(act));
            tasks.add(task(random, i, act, groups.get(random.nextInt(groups.size()))));
        }
        FailureStrategy strategy =
                random.nextInt(4) == 0 ? FailureStrategy.END : FailureStrategy.CONTINUE;
        WorkflowDefinition definition =
                new WorkflowDefinition(
                        "random",
                        "",
                        List.of(),
                        null,
                        ExecutionType.PARALLEL,
                        strategy,
                        Duration.ZERO,
                        TimeoutStrategy.WARN,
                        Priority.MEDIUM,
                        "default",
                        tasks,
                        edges(random, size));
        return new RandomWorkflow(definition, new Script(acts));
    }

    private static Act act(Random random, int task) {
        End end =
                switch (random.nextInt(10)) {
                    case 0 -> End.FAILED;
                    case 1 -> End.KILLED;
                    case 2 -> End.NEVER;
                    default -> End.SUCCEEDED;
                };
        Map<String, String> outputs =
                random.nextInt(3) == 0 ? Map.of("o" + task, "v" + random.nextInt(5)) : Map.of();
        return new Act(end, 1 + random.nextInt(4_000), outputs);
    }

    private static TaskDefinition task(Random random, int number, Act act, String group) {
        boolean endless = act.ends() == End.NEVER;
        return new TaskDefinition(
                "t" + number,
                "Fake",
                TaskSettings.NONE,
                random.nextInt(12) == 0,
                PRIORITIES.get(random.nextInt(PRIORITIES.size())),
                group,
                random.nextInt(3) == 0 ? GROUP_NAMES.get(random.nextInt(GROUP_NAMES.size())) : null,
                random.nextInt(3),
                random.nextInt(5) == 0
                        ? Duration.ofMillis(1 + random.nextInt(2_000))
                        : Duration.ZERO,
                random.nextInt(3),
                Duration.ofMillis(random.nextInt(2_000)),
                endless ? Duration.ofMillis(500 + random.nextInt(2_000)) : Duration.ZERO,
                TimeoutStrategy.FAILED,
                List.of(),
                List.of());
    }

    private static List<Edge> edges(Random random, int size) {
        List<Edge> edges = new ArrayList<>();
        for (int to = 1; to < size; to++) {
            for (int from = 0; from < to; from++) {
                if (random.nextInt(size) < 2) {
                    edges.add(new Edge("t" + from, "t" + to));
                }
            }
        }
        return edges;
    }
}

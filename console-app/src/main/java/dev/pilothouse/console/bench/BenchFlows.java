package dev.pilothouse.console.bench;

import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.Priority;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// The workflows that are measured.
final class BenchFlows {

    private static final Map<String, @Nullable Object> NOTHING = Map.of();
    private static final Map<String, @Nullable Object> TRUE = Map.of("command", "true");

    private BenchFlows() {}

    /// `length` tasks one after the other, which do nothing.
    static WorkflowDefinition chain(int length) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 1; i < length; i++) {
            edges.add(new Edge("t" + (i - 1), "t" + i));
        }
        return workflow("chain-" + length, tasks(length, "Fake", NOTHING), edges);
    }

    /// The same with a first task that waits before it begins.
    static WorkflowDefinition waitingChain(int length, Duration wait) {
        WorkflowDefinition chain = chain(length);
        List<TaskDefinition> tasks = new ArrayList<>(chain.tasks());
        tasks.set(0, task("t0", "Fake", NOTHING, wait));
        return workflow("waiting-chain-" + length, tasks, chain.edges());
    }

    /// `width` tasks side by side, which do nothing, and one that waits for all of them.
    static WorkflowDefinition fan(int width) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            edges.add(new Edge("t" + i, "t" + width));
        }
        return workflow("fan-" + width, tasks(width + 1, "Fake", NOTHING), edges);
    }

    /// `nodes` tasks with `edges` random edges from lower to higher numbers, always the same for
    /// one seed.
    static WorkflowDefinition random(int nodes, int edges, long seed) {
        Random random = new Random(seed);
        Set<Edge> chosen = new LinkedHashSet<>();
        while (chosen.size() < edges) {
            int to = 1 + random.nextInt(nodes - 1);
            chosen.add(new Edge("t" + random.nextInt(to), "t" + to));
        }
        return workflow("random-" + nodes, tasks(nodes, "Fake", NOTHING), List.copyOf(chosen));
    }

    /// `width` shell tasks side by side that run `true`.
    static WorkflowDefinition shells(int width) {
        return workflow("shells-" + width, tasks(width, "Shell", TRUE), List.of());
    }

    private static List<TaskDefinition> tasks(
            int count, String type, Map<String, @Nullable Object> settings) {
        List<TaskDefinition> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(task("t" + i, type, settings, Duration.ZERO));
        }
        return tasks;
    }

    private static TaskDefinition task(
            String name, String type, Map<String, @Nullable Object> settings, Duration delay) {
        return new TaskDefinition(
                name,
                type,
                new TaskSettings(settings),
                false,
                Priority.MEDIUM,
                "default",
                null,
                0,
                delay,
                0,
                Duration.ZERO,
                Duration.ZERO,
                TimeoutStrategy.WARN,
                List.of(),
                List.of());
    }

    private static WorkflowDefinition workflow(
            String name, List<TaskDefinition> tasks, List<Edge> edges) {
        return new WorkflowDefinition(
                name,
                "",
                List.of(),
                null,
                ExecutionType.PARALLEL,
                FailureStrategy.CONTINUE,
                Duration.ZERO,
                TimeoutStrategy.WARN,
                Priority.MEDIUM,
                "default",
                tasks,
                edges);
    }
}

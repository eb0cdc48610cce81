package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.definition.NearestWord;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.file.FileContext;
import dev.pilothouse.engine.definition.file.Kind;
import dev.pilothouse.engine.definition.file.Section;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads `expect`.
final class ExpectKeys {

    private static final List<String> KEYS = List.of("workflow", "tasks", "started", "within");
    private static final List<String> TASK_KEYS = List.of("state", "attempts");
    private static final List<String> STATES =
            Arrays.stream(TaskState.values()).map(Enum::name).toList();

    private final FileContext context;
    private final TaskNames tasks;
    private final boolean again;

    /// @param again true if something is run anew, so a task may have run and then not run
    ExpectKeys(FileContext context, TaskNames tasks, boolean again) {
        this.context = context;
        this.tasks = tasks;
        this.again = again;
    }

    Expectation read(Section expect, long within) {
        expect.refuseOthers("'expect'", KEYS);
        WorkflowState workflow =
                expect.value("workflow").isEmpty()
                        ? null
                        : expect.values()
                                .word("workflow", WorkflowState.class, WorkflowState.SUCCEEDED);
        if (workflow != null) {
            tasks.checkPossible(workflow, expect.place("workflow"));
        }
        if (within == 0) {
            error(expect.place("within"), "bad-duration", "Expected 'within' to be more than zero");
        }
        Map<String, Expectation.OfTask> of =
                expect.section("tasks").map(this::tasks).orElse(Map.of());
        return new Expectation(workflow, of, started(expect, of), within);
    }

    private Map<String, Expectation.OfTask> tasks(Section section) {
        Map<String, Expectation.OfTask> found = new LinkedHashMap<>();
        for (String name : section.keys()) {
            Optional<TaskDefinition> task = tasks.own(name, section.keyNode(name));
            Expectation.OfTask of = ofTask(name, section);
            task.ifPresent(known -> check(known, of, section.place(name)));
            found.put(name, of);
        }
        return found;
    }

    private Expectation.OfTask ofTask(String name, Section section) {
        Node value = section.place(name);
        if (value instanceof ScalarNode word) {
            return new Expectation.OfTask(state(word), null);
        }
        Optional<Section> described =
                Section.of(value, "what is expected of '%s'".formatted(name), context);
        described.ifPresent(known -> known.refuseOthers("an expected task", TASK_KEYS));
        return described
                .map(known -> new Expectation.OfTask(stated(known), attempts(known)))
                .orElse(new Expectation.OfTask(null, null));
    }

    private @Nullable TaskState stated(Section described) {
        return described.scalar("state").map(this::state).orElse(null);
    }

    private @Nullable List<TaskState> attempts(Section described) {
        if (described.value("attempts").isEmpty()) {
            return null;
        }
        List<TaskState> attempts = new ArrayList<>();
        for (ScalarNode node : described.names("attempts")) {
            TaskState state = state(node);
            if (state != null) {
                attempts.add(state);
            }
        }
        return attempts;
    }

    private @Nullable TaskState state(ScalarNode node) {
        String word = node.getValue().strip().toUpperCase(Locale.ROOT);
        if (STATES.contains(word)) {
            return TaskState.valueOf(word);
        }
        error(
                node,
                "unknown-value",
                "Expected a state of a task (%s), but found %s%s"
                        .formatted(
                                String.join(", ", STATES),
                                Kind.quoted(node.getValue()),
                                NearestWord.hint(word, STATES)));
        return null;
    }

    private void check(TaskDefinition task, Expectation.OfTask of, Node at) {
        if (of.state() != null) {
            tasks.checkPossible(task, of.state(), at);
        }
        if (of.state() == null || of.attempts() == null) {
            return;
        }
        boolean none = isWithoutAttempt(of.state());
        if (none ? !again && !of.attempts().isEmpty() : of.attempts().isEmpty()) {
            error(
                    at,
                    "contradiction",
                    "Expected '%s' to be %s, which it is only %s attempts"
                            .formatted(task.name(), of.state(), none ? "without" : "with"));
        }
    }

    private static boolean isWithoutAttempt(TaskState state) {
        return state == TaskState.NOT_RUN
                || state == TaskState.SKIPPED
                || state == TaskState.FORBIDDEN;
    }

    private @Nullable List<String> started(Section expect, Map<String, Expectation.OfTask> of) {
        if (expect.value("started").isEmpty()) {
            return null;
        }
        List<String> started = new ArrayList<>();
        for (ScalarNode node : expect.names("started")) {
            String name = node.getValue();
            tasks.own(name, node);
            if (started.contains(name) || (!again && isNotToStart(of.get(name)))) {
                error(
                        node,
                        "contradiction",
                        "Expected every task that starts once, but '%s' stands here already or is not to start"
                                .formatted(name));
            }
            started.add(name);
        }
        return started;
    }

    private static boolean isNotToStart(Expectation.@Nullable OfTask task) {
        return task != null && task.state() != null && isWithoutAttempt(task.state());
    }

    private void error(Node at, String code, String message) {
        context.faults().error(at, code, message);
    }
}

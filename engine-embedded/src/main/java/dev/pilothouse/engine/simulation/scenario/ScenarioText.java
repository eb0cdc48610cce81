package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.file.ParameterTree;
import dev.pilothouse.engine.definition.file.WorkflowText;
import dev.pilothouse.engine.definition.file.YamlText;
import dev.pilothouse.engine.graph.Dependency;
import dev.pilothouse.engine.simulation.Act;
import dev.pilothouse.engine.simulation.WorldPlan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A scenario as the file that [ScenarioReader] reads back, its workflows in place. What is as it
/// would be anyway is left out.
///
/// **Thread:** any.
public final class ScenarioText {

    private static final long USUAL_TIME = 3_600_000;

    private final Scenario scenario;
    private final Map<String, Object> tree = new LinkedHashMap<>();

    private ScenarioText(Scenario scenario) {
        this.scenario = scenario;
    }

    /// The text; the same scenario gives the same text.
    public static String of(Scenario scenario) {
        return YamlText.of(new ScenarioText(scenario).tree());
    }

    private Map<String, Object> tree() {
        tree.put("scenario", scenario.name());
        tree.putAll(WorkflowText.tree(scenario.workflow()));
        put("children", scenario.referenced().stream().map(WorkflowText::tree).toList());
        put("world", world(scenario.world()));
        put("start", start(scenario.start()));
        put("script", script());
        put("steps", scenario.steps().stream().map(ScenarioText::step).toList());
        tree.put("expect", expect(scenario.expect()));
        return tree;
    }

    private void put(String key, Map<String, Object> value) {
        if (!value.isEmpty()) {
            tree.put(key, value);
        }
    }

    private void put(String key, List<Map<String, Object>> value) {
        if (!value.isEmpty()) {
            tree.put(key, value);
        }
    }

    private static Map<String, Object> world(WorldPlan world) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (world.masters() != WorldPlan.SMALL.masters()) {
            tree.put("masters", world.masters());
        }
        if (!world.workers().equals(WorldPlan.SMALL.workers())) {
            tree.put("workers", world.workers());
        }
        if (world.slots() != WorldPlan.SMALL.slots()) {
            tree.put("slots", world.slots());
        }
        if (!world.taskGroups().isEmpty()) {
            tree.put("task_groups", world.taskGroups());
        }
        if (world.seed() != WorldPlan.SMALL.seed()) {
            tree.put("seed", world.seed());
        }
        return tree;
    }

    private static Map<String, Object> start(StartOptions start) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (!start.parameters().isEmpty()) {
            tree.put("params", ParameterTree.of(start.parameters()));
        }
        if (!start.startNodes().isEmpty()) {
            tree.put("start_nodes", start.startNodes());
        }
        if (start.dependency() != Dependency.TASK_POST) {
            tree.put("dependency", start.dependency().name());
        }
        if (start.failureStrategy() != null) {
            tree.put("failure_strategy", start.failureStrategy().name());
        }
        if (start.dryRun()) {
            tree.put("dry_run", true);
        }
        if (start.scheduleTime() != null) {
            tree.put("schedule_time", start.scheduleTime().toString());
        }
        return tree;
    }

    private Map<String, Object> script() {
        Map<String, Object> script = new LinkedHashMap<>();
        Stream.concat(Stream.of(scenario.workflow()), scenario.referenced().stream())
                .flatMap(workflow -> workflow.tasks().stream())
                .map(TaskDefinition::name)
                .distinct()
                .forEach(
                        task -> {
                            List<Act> acts = scenario.script().acts().getOrDefault(task, List.of());
                            if (acts.size() == 1 && !acts.getFirst().equals(Act.DEFAULT)) {
                                script.put(task, act(acts.getFirst()));
                            } else if (acts.size() > 1) {
                                script.put(task, acts.stream().map(ScenarioText::act).toList());
                            }
                        });
        return script;
    }

    private static Map<String, Object> act(Act act) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("ends", act.ends().name());
        if (act.ends() != Act.End.NEVER && act.after() != Act.DEFAULT.after()) {
            tree.put("after", Spans.text(act.after()));
        }
        if (!act.outputs().isEmpty()) {
            tree.put("output", new TreeMap<>(act.outputs()));
        }
        return tree;
    }

    private static Map<String, Object> step(Step step) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("when", when(step.when()));
        if (step.after() > 0) {
            tree.put("after", Spans.text(step.after()));
        }
        tree.put("do", DeedTree.of(step.deed()));
        return tree;
    }

    private static Map<String, Object> when(Condition when) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (when.workflow() != null) {
            tree.put("workflow", when.workflow().name());
        }
        if (when.task() != null && when.is() != null) {
            tree.put("task", when.task());
            tree.put("is", when.is().name());
        }
        if (when.event() != null) {
            tree.put("event", when.event().text());
        }
        if (when.at() > 0 || tree.isEmpty()) {
            tree.put("at", Spans.text(when.at()));
        }
        return tree;
    }

    private static Map<String, Object> expect(Expectation expect) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (expect.workflow() != null) {
            tree.put("workflow", expect.workflow().name());
        }
        if (!expect.tasks().isEmpty()) {
            Map<String, Object> tasks = new LinkedHashMap<>();
            expect.tasks().forEach((name, of) -> tasks.put(name, task(of)));
            tree.put("tasks", tasks);
        }
        if (expect.started() != null) {
            tree.put("started", expect.started());
        }
        if (expect.within() != USUAL_TIME || tree.isEmpty()) {
            tree.put("within", Spans.text(expect.within()));
        }
        return tree;
    }

    private static Object task(Expectation.OfTask of) {
        if (of.state() != null && of.attempts() == null) {
            return of.state().name();
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        if (of.state() != null) {
            tree.put("state", of.state().name());
        }
        if (of.attempts() != null) {
            tree.put("attempts", of.attempts().stream().map(Enum::name).toList());
        }
        return tree;
    }
}

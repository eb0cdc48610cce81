package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.simulation.Act;
import dev.pilothouse.engine.simulation.Script;
import dev.pilothouse.engine.simulation.WorldPlan;
import dev.pilothouse.engine.statemachine.Run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A run, or a branch of one, as a scenario: what its attempts did is the script, what people asked
/// are the steps, what came of it is expected.
///
/// **Thread:** any; pure.
///
/// @param scenario the scenario
/// @param remarks what is not in it, in sentences
public record RecordedScenario(Scenario scenario, List<String> remarks) {

    private static final long AT_LEAST = 60_000;
    private static final int MOST_DIFFERENCES = 8;

    public RecordedScenario {
        remarks = List.copyOf(remarks);
    }

    /// The scenario of a run as far as it went.
    ///
    /// @param name what it shows, in a sentence
    public static RecordedScenario of(Timeline timeline, String name) {
        Run run = timeline.last();
        ExecutionPlan plan = run.graph().plan();
        List<String> remarks = new ArrayList<>();
        List<Step> steps = new RecordedSteps(plan, timeline.entries(), remarks).read();
        Scenario scenario =
                new Scenario(
                        name,
                        Path.of(""),
                        plan.definition(),
                        List.of(),
                        WorldPlan.SMALL,
                        start(run),
                        script(run, remarks),
                        steps,
                        expected(run, timeline));
        return new RecordedScenario(scenario, remarks);
    }

    private static StartOptions start(Run run) {
        return run.identity().options().by("scenario");
    }

    // --- what attempts did ---

    private static Script script(Run run, List<String> remarks) {
        Map<String, List<Act>> acts = new LinkedHashMap<>();
        for (int node = 0; node < run.graph().size(); node++) {
            TaskDefinition task = run.graph().plan().task(node);
            Optional<LogicKind> logic = LogicKind.of(task.type());
            if (logic.isPresent()) {
                remark(task.name(), logic.get(), remarks);
            } else {
                List<Act> done = acts(run.node(node));
                if (!done.isEmpty()) {
                    acts.put(task.name(), done);
                }
            }
        }
        return new Script(acts);
    }

    private static void remark(String task, LogicKind kind, List<String> remarks) {
        switch (kind) {
            case CONDITIONS, SWITCH -> {}
            case SUB_WORKFLOW, DYNAMIC ->
                    remarks.add(
                            "Task '%s' starts other workflows: put them under 'children'."
                                    .formatted(task));
            case DEPENDENT ->
                    remarks.add(
                            "Task '%s' waits for runs of other workflows: there are none here."
                                    .formatted(task));
        }
    }

    private static List<Act> acts(TaskExecution node) {
        List<Act> acts = new ArrayList<>();
        for (TaskAttempt attempt : node.attempts()) {
            acts.add(act(attempt));
        }
        while (acts.size() > 1 && acts.getLast().equals(acts.get(acts.size() - 2))) {
            acts.removeLast();
        }
        return acts;
    }

    private static Act act(TaskAttempt attempt) {
        long started = attempt.times().started();
        long lasted = started == 0 ? 0 : Math.max(0, attempt.times().ended() - started);
        return switch (attempt.state()) {
            case SUCCEEDED, FORCED_SUCCESS ->
                    new Act(Act.End.SUCCEEDED, lasted, attempt.outputs().values());
            case FAILED ->
                    attempt.killCause() == null
                            ? new Act(Act.End.FAILED, lasted, Map.of())
                            : new Act(Act.End.NEVER, 0, Map.of());
            case KILLED ->
                    attempt.killCause() == null
                            ? new Act(Act.End.KILLED, lasted, Map.of())
                            : new Act(Act.End.NEVER, 0, Map.of());
            case NOT_RUN,
                    SKIPPED,
                    FORBIDDEN,
                    SUBMITTED,
                    DELAYED,
                    DISPATCHED,
                    RUNNING,
                    RETRY_WAIT,
                    FAILOVER,
                    PAUSED ->
                    new Act(Act.End.NEVER, 0, Map.of());
        };
    }

    // --- what came of it ---

    private static Expectation expected(Run run, Timeline timeline) {
        Map<String, Expectation.OfTask> tasks = new LinkedHashMap<>();
        for (int node = 0; node < run.graph().size(); node++) {
            TaskExecution execution = run.node(node);
            List<TaskState> attempts =
                    execution.attempts().stream().map(TaskAttempt::state).toList();
            boolean telling = attempts.size() > 1 && !attempts.contains(TaskState.FAILOVER);
            tasks.put(
                    run.graph().plan().task(node).name(),
                    new Expectation.OfTask(execution.state(), telling ? attempts : null));
        }
        return new Expectation(run.state(), tasks, null, AT_LEAST + 2 * lasted(timeline));
    }

    private static long lasted(Timeline timeline) {
        return timeline.size() == 0
                ? 0
                : timeline.entries().getLast().at() - timeline.entries().getFirst().at();
    }

    /// The file, with what is to be said of it on top.
    ///
    /// @param played what came of playing it
    /// @param mask hides secrets
    public String text(ScenarioOutcome played, UnaryOperator<String> mask) {
        List<String> head = new ArrayList<>();
        head.add("Recorded: %s.".formatted(scenario.name()));
        if (played.result() == ScenarioOutcome.Result.PASSED) {
            head.add("Played in a simulated world it comes to the same end.");
        } else {
            head.add("Played in a simulated world it does not come to the same end:");
            List<String> differences = new ArrayList<>(played.diff());
            differences.addAll(played.violations());
            differences.stream()
                    .limit(MOST_DIFFERENCES)
                    .forEach(line -> head.add("    " + line.replaceAll("\\s+", " ")));
        }
        head.addAll(remarks);
        return mask.apply(
                head.stream().map(line -> "# " + line).collect(Collectors.joining("\n", "", "\n"))
                        + ScenarioText.of(scenario));
    }
}

package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.simulation.scenario.Deed;
import dev.pilothouse.engine.simulation.scenario.Deed.ProcessDeed;
import dev.pilothouse.engine.simulation.scenario.Expectation;
import dev.pilothouse.engine.simulation.scenario.Scenario;
import dev.pilothouse.engine.simulation.scenario.ScenarioReader;
import dev.pilothouse.engine.simulation.scenario.Step;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A plan as a scenario: its first run, which starts at once, with what happens to it and how it
/// must end. Faults end when those of the trial do.
final class TrialScenario {

    private static final long WITHIN = 600_000;

    private final TrialPlan plan;
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> down = new TreeSet<>();

    private TrialScenario(TrialPlan plan) {
        this.plan = plan;
    }

    static Scenario of(TrialPlan plan, String name) {
        return new TrialScenario(plan.only(0)).scenario(name);
    }

    private Scenario scenario(String name) {
        return new Scenario(
                name,
                Path.of(""),
                plan.workflow(),
                plan.children(),
                plan.world(),
                ScenarioReader.USUAL_START,
                plan.script(),
                steps(),
                expected());
    }

    private List<Step> steps() {
        List<Happening> ordered =
                plan.happenings().stream().sorted(Comparator.comparingLong(Happening::at)).toList();
        List<Happening> early =
                ordered.stream().filter(h -> h.at() <= PlayedTrial.FAULTS_END).toList();
        early.forEach(this::add);
        if (early.stream().anyMatch(h -> lasts(h.deed()))) {
            steps.add(Step.at(PlayedTrial.FAULTS_END, new Deed.Heal()));
        }
        List.copyOf(down)
                .forEach(
                        name ->
                                add(
                                        new Happening(
                                                PlayedTrial.FAULTS_END,
                                                0,
                                                new Deed.OfProcess(ProcessDeed.RESTART, name))));
        ordered.stream().filter(h -> h.at() > PlayedTrial.FAULTS_END).forEach(this::add);
        return steps;
    }

    /// What is down cannot crash, and what is up cannot be restarted.
    private void add(Happening happening) {
        boolean possible =
                !(happening.deed() instanceof Deed.OfProcess of)
                        || switch (of.deed()) {
                            case CRASH -> down.add(of.name());
                            case RESTART -> down.remove(of.name());
                            case EXPIRE_SESSION -> true;
                        };
        if (possible) {
            steps.add(Step.at(happening.at(), happening.deed()));
        }
    }

    private static boolean lasts(Deed deed) {
        return switch (deed) {
            case Deed.Partition _,
                    Deed.Interfere _,
                    Deed.StoreDown _,
                    Deed.BadNetwork _,
                    Deed.LossyStore _,
                    Deed.Stumble _ ->
                    true;
            case Deed.OfRun _,
                    Deed.OfTask _,
                    Deed.OfProcess _,
                    Deed.Freeze _,
                    Deed.Heal _,
                    Deed.ClockJump _ ->
                    false;
        };
    }

    /// Of a run of which something was asked only that it ends: how depends on whether that came in
    /// time.
    private Expectation expected() {
        if (plan.isControlled(0)) {
            return new Expectation(null, Map.of(), null, WITHIN);
        }
        ExpectedEnd end = ExpectedEnd.of(plan, Set.of());
        boolean whole =
                plan.workflow().failureStrategy() == FailureStrategy.CONTINUE
                        || end.state() == WorkflowState.SUCCEEDED;
        return new Expectation(end.state(), whole ? tasks(end) : Map.of(), null, WITHIN);
    }

    /// Of a forbidden task no scenario may say that it was skipped.
    private Map<String, Expectation.OfTask> tasks(ExpectedEnd end) {
        Map<String, Expectation.OfTask> tasks = new LinkedHashMap<>();
        for (TaskDefinition task : plan.workflow().tasks()) {
            TaskState state = end.tasks().getOrDefault(task.name(), TaskState.NOT_RUN);
            if (!task.forbidden() || state == TaskState.FORBIDDEN || state == TaskState.NOT_RUN) {
                tasks.put(task.name(), new Expectation.OfTask(state, null));
            }
        }
        return tasks;
    }
}

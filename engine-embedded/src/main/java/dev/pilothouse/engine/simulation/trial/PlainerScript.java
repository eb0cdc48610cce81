package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.simulation.Act;
import dev.pilothouse.engine.simulation.Act.End;
import dev.pilothouse.engine.simulation.Script;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Has attempts do what no script need mention, or at least something simpler: first those of all
/// tasks, then those of one task after the other.
final class PlainerScript {

    private static final List<UnaryOperator<List<Act>>> PLAINER =
            List.of(
                    _ -> List.of(Act.DEFAULT),
                    acts -> List.of(acts.getLast()),
                    acts -> each(acts, act -> new Act(act.ends(), act.after(), Map.of())),
                    acts -> each(acts, act -> lasting(act, Act.DEFAULT.after())),
                    acts -> each(acts, act -> lasting(act, Rounding.down(act.after()))));

    private PlainerScript() {}

    static Stream<UnaryOperator<TrialPlan>> of(TrialPlan plan) {
        return PLAINER.stream()
                .flatMap(
                        plainer ->
                                Stream.concat(
                                                Stream.of(List.copyOf(named(plan))),
                                                named(plan).stream().map(List::of))
                                        .map(tasks -> now -> changed(now, tasks, plainer)));
    }

    private static Set<String> named(TrialPlan plan) {
        return new TreeSet<>(plan.script().acts().keySet());
    }

    private static TrialPlan changed(
            TrialPlan plan, List<String> tasks, UnaryOperator<List<Act>> plainer) {
        Map<String, List<Act>> acts = new LinkedHashMap<>(plan.script().acts());
        tasks.forEach(task -> acts.computeIfPresent(task, (_, known) -> plainer.apply(known)));
        TrialPlan changed = plan.with(new Script(acts));
        return PlainerTasks.changed(
                changed, task -> tasks.contains(task.name()) ? fitted(task, acts) : task);
    }

    /// A task whose attempts end needs no timeout.
    private static TaskDefinition fitted(TaskDefinition task, Map<String, List<Act>> acts) {
        boolean ends =
                acts.getOrDefault(task.name(), List.of()).stream()
                        .noneMatch(act -> act.ends() == End.NEVER);
        return ends ? TaskDraft.changed(task, draft -> draft.timeout = Duration.ZERO) : task;
    }

    private static List<Act> each(List<Act> acts, UnaryOperator<Act> change) {
        return acts.stream().map(change).toList();
    }

    /// How long it would last is of no use to one that never ends.
    private static Act lasting(Act act, long after) {
        return new Act(
                act.ends(), act.ends() == End.NEVER ? Act.DEFAULT.after() : after, act.outputs());
    }
}

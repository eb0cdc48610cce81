package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.simulation.Script;
import dev.pilothouse.engine.simulation.WorldPlan;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Everything that a trial is made of: the same plan gives the same trial, event by event.
///
/// @param world how the world is furnished
/// @param workflow what is run
/// @param children the workflows that it may start
/// @param script what attempts do; whatever attempt of a task ends does so in the same way, so that
///   a failover cannot change the outcome
/// @param starts when each run is started, in milliseconds of virtual time
/// @param happenings faults and requests
public record TrialPlan(
        WorldPlan world,
        WorkflowDefinition workflow,
        List<WorkflowDefinition> children,
        Script script,
        List<Long> starts,
        List<Happening> happenings) {

    public TrialPlan {
        children = List.copyOf(children);
        starts = List.copyOf(starts);
        happenings = List.copyOf(happenings);
    }

    /// How many tasks it has, those of the children included.
    public int size() {
        return (int) tasks().count();
    }

    /// All tasks, those of the children behind those of the workflow.
    Stream<TaskDefinition> tasks() {
        return Stream.concat(Stream.of(workflow), children.stream())
                .flatMap(each -> each.tasks().stream());
    }

    /// True if something is asked of this run.
    boolean isControlled(int run) {
        return happenings.stream().anyMatch(h -> h.run() == run && h.concernsRun());
    }

    /// How a run of it ends if nobody disturbs it.
    public WorkflowState expectedState() {
        return ExpectedEnd.of(this, Set.of()).state();
    }

    /// The same with other happenings.
    TrialPlan with(List<Happening> others) {
        return new TrialPlan(world, workflow, children, script, starts, others);
    }

    /// The same with other workflows.
    TrialPlan with(WorkflowDefinition other, List<WorkflowDefinition> otherChildren) {
        return new TrialPlan(world, other, otherChildren, script, starts, happenings);
    }

    /// The same with attempts that do something else.
    TrialPlan with(Script other) {
        return new TrialPlan(world, workflow, children, other, starts, happenings);
    }

    /// The same in another world.
    TrialPlan in(WorldPlan other) {
        return new TrialPlan(other, workflow, children, script, starts, happenings);
    }

    /// The same with a run that is started at another time.
    TrialPlan startedAt(long start) {
        return new TrialPlan(world, workflow, children, script, List.of(start), happenings);
    }

    /// The same with one of its runs alone.
    TrialPlan only(int run) {
        return new TrialPlan(
                world,
                workflow,
                children,
                script,
                List.of(starts.get(run)),
                happenings.stream()
                        .filter(h -> h.run() == run || !h.concernsRun())
                        .map(h -> new Happening(h.at(), 0, h.deed()))
                        .toList());
    }
}

package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.simulation.Script;
import dev.pilothouse.engine.simulation.WorldPlan;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

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

    /// The same with another workflow.
    TrialPlan with(WorkflowDefinition other) {
        return new TrialPlan(world, other, children, script, starts, happenings);
    }

    /// The same in another world.
    TrialPlan in(WorldPlan other) {
        return new TrialPlan(other, workflow, children, script, starts, happenings);
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
                        .map(h -> new Happening(h.at(), 0, h.what()))
                        .toList());
    }

    /// The same without the n-th happening.
    TrialPlan without(int happening) {
        return with(
                IntStream.range(0, happenings.size())
                        .filter(i -> i != happening)
                        .mapToObj(happenings::get)
                        .toList());
    }
}

package dev.pilothouse.engine.graph;

import java.util.BitSet;
import java.util.List;

/// The part of a run that one round of it is about: some tasks and what a dependency adds to them,
/// or the whole run. Edges that cross the border of the scope do not hold anything back.
///
/// @param tasks the names of the tasks to start at; empty for the whole run
/// @param dependency which tasks around them belong to the scope
public record RunScope(List<String> tasks, Dependency dependency) {

    /// The whole run.
    public static final RunScope WHOLE = new RunScope(List.of(), Dependency.TASK_POST);

    public RunScope {
        tasks = List.copyOf(tasks);
    }

    /// True if it is the whole run.
    public boolean coversAll() {
        return tasks.isEmpty();
    }

    /// The nodes in it. Tasks that are not part of the run are left out.
    public BitSet nodes(ExecutionPlan plan) {
        if (coversAll()) {
            return plan.selected();
        }
        BitSet start = new BitSet(plan.size());
        tasks.stream().mapToInt(plan::index).filter(plan::isSelected).forEach(start::set);
        return plan.around(start, dependency);
    }
}

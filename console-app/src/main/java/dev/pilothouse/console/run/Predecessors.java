package dev.pilothouse.console.run;

import dev.pilothouse.engine.statemachine.Run;

import java.util.ArrayList;
import java.util.List;

/// Which predecessors of a task do not let it start yet.
final class Predecessors {

    private Predecessors() {}

    /// Their names, in order of the definition.
    static List<String> open(Run run, int node) {
        List<String> names = new ArrayList<>();
        for (int predecessor : openNodes(run, node)) {
            names.add(run.graph().plan().task(predecessor).name());
        }
        return names;
    }

    /// Their nodes, in order of the definition.
    static List<Integer> openNodes(Run run, int node) {
        List<Integer> open = new ArrayList<>();
        for (int predecessor : run.graph().predecessors(node)) {
            if (!run.node(predecessor).mark().opensSuccessors()) {
                open.add(predecessor);
            }
        }
        return open;
    }
}

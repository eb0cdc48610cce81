package dev.pilothouse.engine.branch;

import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.execution.TaskOrders;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.parameter.ParameterException;
import dev.pilothouse.engine.parameter.ParameterOrigin.Level;
import dev.pilothouse.engine.parameter.ResolvedParameter;
import dev.pilothouse.engine.statemachine.Run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a task is told. Where it is told the same in a branch as in the trunk, the branch asks the
/// same, and what was recorded is the answer.
///
/// @param parameters the parameters that it sees, without those that name the attempt itself
/// @param ends how its predecessors ended, if it is a CONDITIONS task; else empty
/// @param fault why the parameters cannot be resolved; empty if they can
record Inputs(Map<String, String> parameters, List<TaskState> ends, String fault) {

    private static final TaskOrders ORDERS = new TaskOrders("", List.of());

    static Inputs of(Run run, int node) {
        Map<String, String> seen = new TreeMap<>();
        String fault = "";
        try {
            for (ResolvedParameter parameter : ORDERS.parameters(run, node).byName().values()) {
                if (parameter.origin().level() != Level.BUILT_IN) {
                    seen.put(parameter.name(), parameter.value());
                }
            }
        } catch (ParameterException e) {
            fault = String.valueOf(e.getMessage());
        }
        return new Inputs(seen, ends(run, node), fault);
    }

    private static List<TaskState> ends(Run run, int node) {
        Optional<LogicKind> kind = LogicKind.of(run.graph().plan().task(node).type());
        if (kind.isEmpty() || kind.get() != LogicKind.CONDITIONS) {
            return List.of();
        }
        List<TaskState> ends = new ArrayList<>();
        for (int predecessor : run.graph().predecessors(node)) {
            ends.add(run.node(predecessor).state());
        }
        return ends;
    }
}

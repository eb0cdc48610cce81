package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import java.util.HashMap;
import java.util.Map;

/// How an undisturbed run of a random workflow must end: thought out once more, without any of the
/// engine.
record ExpectedEnd(RandomWorkflow workflow) {

    /// SUCCEEDED if every task that can be reached succeeds, else FAILED.
    WorkflowState state() {
        Map<String, Boolean> opens = new HashMap<>();
        boolean failed = false;
        for (TaskDefinition task : workflow.definition().tasks()) {
            boolean reached = true;
            for (Edge edge : workflow.definition().edges()) {
                reached &= !edge.to().equals(task.name()) || opens.getOrDefault(edge.from(), false);
            }
            boolean succeeds =
                    task.forbidden()
                            || workflow.script().act(task.name(), 1).ends() == Act.End.SUCCEEDED;
            opens.put(task.name(), reached && succeeds);
            failed |= reached && !succeeds;
        }
        return failed ? WorkflowState.FAILED : WorkflowState.SUCCEEDED;
    }
}

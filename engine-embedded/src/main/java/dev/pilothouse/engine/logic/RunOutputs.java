package dev.pilothouse.engine.logic;

import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.WorkflowExecutionGraph;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.statemachine.Run;

import java.util.stream.IntStream;

/// What a whole run has published: what a task behind all its ends would see of them. On a name
/// clash the task nearer to the end wins, then the one declared first (engine-rules 8).
public final class RunOutputs {

    private RunOutputs() {}

    /// The outputs of a run.
    public static Outputs of(Run run) {
        Outputs outputs = Outputs.NONE;
        if (!run.hasOutputs()) {
            return outputs;
        }
        WorkflowExecutionGraph graph = run.graph();
        boolean[] seen = new boolean[graph.size()];
        int[] ring =
                IntStream.range(0, graph.size())
                        .filter(graph.plan()::isSelected)
                        .filter(node -> graph.successors(node).length == 0)
                        .toArray();
        while (ring.length > 0) {
            int[] fresh = IntStream.of(ring).filter(node -> !seen[node]).distinct().toArray();
            for (int node : fresh) {
                seen[node] = true;
                TaskAttempt attempt = run.node(node).attempt();
                if (attempt != null) {
                    outputs = outputs.or(attempt.outputs());
                }
            }
            ring =
                    IntStream.of(fresh)
                            .flatMap(node -> IntStream.of(graph.predecessors(node)))
                            .sorted()
                            .toArray();
        }
        return outputs;
    }
}

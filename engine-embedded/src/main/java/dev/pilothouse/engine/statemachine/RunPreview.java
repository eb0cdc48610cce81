package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.lifecycle.TaskState;

import java.util.ArrayList;
import java.util.List;

/// What a command would do to a run, before it is given.
///
/// @param runs tasks that will run if all before them end well, in order of the definition
/// @param kept tasks that stay as they are
/// @param skipped tasks that are passed over: forbidden, or on a branch that was not chosen
/// @param refusal why the command will not be taken; empty if it will
public record RunPreview(
        List<String> runs, List<String> kept, List<String> skipped, String refusal) {

    public RunPreview {
        runs = List.copyOf(runs);
        kept = List.copyOf(kept);
        skipped = List.copyOf(skipped);
    }

    /// What `command` would do to `run`.
    public static RunPreview of(Run run, RunCommand command) {
        RerunPlan plan = RerunPlan.of(run, command);
        List<String> runs = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        run.graph().plan().selected().stream()
                .forEach(
                        node -> {
                            List<String> kind =
                                    plan.expected().get(node)
                                            ? runs
                                            : isSkipped(run, plan, node) ? skipped : kept;
                            kind.add(run.graph().plan().task(node).name());
                        });
        return new RunPreview(runs, kept, skipped, plan.refusal(run, command));
    }

    private static boolean isSkipped(Run run, RerunPlan plan, int node) {
        TaskState state = run.node(node).state();
        return plan.passedOver().get(node)
                || (!plan.reset().get(node)
                        && (state == TaskState.SKIPPED || state == TaskState.FORBIDDEN));
    }
}

package dev.pilothouse.engine.logic.master;

import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.parameter.ResolvedParameters;
import dev.pilothouse.engine.statemachine.Run;

import java.util.Objects;
import java.util.function.BiFunction;

/// One look at a logic attempt.
///
/// @param run the run as it was last committed
/// @param node the task's node
/// @param intent what the attempt is to do
/// @param now the engine's time, in milliseconds since the epoch
/// @param resolver gives the parameters that a node sees
record Look(
        Run run,
        int node,
        Intent intent,
        long now,
        BiFunction<Run, Integer, ResolvedParameters> resolver) {

    TaskAttempt attempt() {
        return Objects.requireNonNull(run.node(node).attempt());
    }

    String task() {
        return run.graph().plan().task(node).name();
    }

    TaskSettings settings() {
        return run.graph().plan().task(node).settings();
    }

    boolean isDryRun() {
        return run.identity().options().dryRun();
    }

    /// **Failure:** [dev.pilothouse.engine.parameter.ParameterException].
    ResolvedParameters parameters() {
        return resolver.apply(run, node);
    }
}

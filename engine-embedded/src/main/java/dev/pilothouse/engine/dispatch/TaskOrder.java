package dev.pilothouse.engine.dispatch;

import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.parameter.ResolvedParameters;

/// An order to an executor: run this attempt.
///
/// @param attempt which attempt
/// @param workflow the workflow's name
/// @param task what to run
/// @param tryNumber from 1: the how-many-th attempt of this task in the run
/// @param parameters every parameter the task sees, resolved
/// @param dryRun true if the task must succeed without doing anything
public record TaskOrder(
        AttemptId attempt,
        String workflow,
        TaskDefinition task,
        int tryNumber,
        ResolvedParameters parameters,
        boolean dryRun) {}

package dev.pilothouse.engine.definition;

import dev.pilothouse.engine.parameter.Parameter;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// One task of a workflow.
///
/// @param name unique in its workflow
/// @param type the task type's name as the type itself spells it, or as the file did if no such
///   type is known
/// @param settings what only the type understands
/// @param forbidden flag NO: passed over, its successors see it as satisfied
/// @param priority among tasks waiting for a slot of the same worker group
/// @param workerGroup where it may run
/// @param taskGroup the group that bounds its concurrency across workflows; null for none
/// @param taskGroupPriority within the task group, larger first
/// @param delay how long it waits once it could start, once per node; never negative
/// @param maxRetries retries after the first attempt, 0 or more
/// @param retryInterval between the end of an attempt and the next one
/// @param timeout of one attempt; zero means none
/// @param timeoutStrategy what the timeout does
/// @param inputs its own input parameters
/// @param outputs what it may publish to its descendants
public record TaskDefinition(
        String name,
        String type,
        TaskSettings settings,
        boolean forbidden,
        Priority priority,
        String workerGroup,
        @Nullable String taskGroup,
        int taskGroupPriority,
        Duration delay,
        int maxRetries,
        Duration retryInterval,
        Duration timeout,
        TimeoutStrategy timeoutStrategy,
        List<Parameter> inputs,
        List<Parameter> outputs) {

    public TaskDefinition {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}

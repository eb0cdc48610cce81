package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.definition.Priority;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TimeoutStrategy;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Consumer;

/// The traits of a task while they are being changed.
///
/// **Thread:** one; lives as long as the change.
final class TaskDraft {

    boolean forbidden;
    Priority priority;
    String workerGroup;
    @Nullable String taskGroup;
    int taskGroupPriority;
    Duration delay;
    int maxRetries;
    Duration retryInterval;
    Duration timeout;

    private TaskDraft(TaskDefinition task) {
        forbidden = task.forbidden();
        priority = task.priority();
        workerGroup = task.workerGroup();
        taskGroup = task.taskGroup();
        taskGroupPriority = task.taskGroupPriority();
        delay = task.delay();
        maxRetries = task.maxRetries();
        retryInterval = task.retryInterval();
        timeout = task.timeout();
    }

    /// The task after the change; without a timeout, what a timeout does is as usual.
    static TaskDefinition changed(TaskDefinition task, Consumer<TaskDraft> change) {
        TaskDraft draft = new TaskDraft(task);
        change.accept(draft);
        return new TaskDefinition(
                task.name(),
                task.type(),
                task.settings(),
                draft.forbidden,
                draft.priority,
                draft.workerGroup,
                draft.taskGroup,
                draft.taskGroupPriority,
                draft.delay,
                draft.maxRetries,
                draft.retryInterval,
                draft.timeout,
                draft.timeout.isZero() ? TimeoutStrategy.WARN : task.timeoutStrategy(),
                task.inputs(),
                task.outputs());
    }
}

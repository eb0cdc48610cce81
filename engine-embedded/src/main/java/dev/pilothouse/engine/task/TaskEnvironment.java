package dev.pilothouse.engine.task;

import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.task.process.ProcessMark;

import java.util.HashMap;
import java.util.Map;

/// The environment that attempts' processes get: ours without what concerns only ourselves (every
/// variable that begins with `PILOTHOUSE_`, passwords among them), the task's own variables, and
/// what names the attempt.
final class TaskEnvironment {

    private static final String OWN = "PILOTHOUSE_";

    private final Map<String, String> inherited;

    TaskEnvironment(Map<String, String> environment) {
        Map<String, String> kept = new HashMap<>(environment);
        kept.keySet().removeIf(name -> name.startsWith(OWN));
        inherited = Map.copyOf(kept);
    }

    static TaskEnvironment ofThisProcess() {
        return new TaskEnvironment(System.getenv());
    }

    Map<String, String> of(TaskOrder order, ProcessMark mark, Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(inherited);
        environment.putAll(variables);
        environment.put(OWN + "RUN", Long.toString(order.attempt().run()));
        environment.put(OWN + "TASK", order.task().name());
        environment.put(ProcessMark.VARIABLE, mark.value());
        return environment;
    }
}

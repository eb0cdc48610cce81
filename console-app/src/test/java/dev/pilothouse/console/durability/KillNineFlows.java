package dev.pilothouse.console.durability;

import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.definition.file.WorkflowReader;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.task.TaskTypes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The workflows that are killed, and how each must end all the same.
final class KillNineFlows {

    private static final String CHAIN =
            """
            workflow: {name: chain}
            tasks:
              - {name: a, task_type: Fake, duration: 3ms}
              - {name: b, task_type: Fake, duration: 5ms, deps: [a]}
              - {name: c, task_type: Shell, command: 'true', deps: [b]}
              - {name: d, task_type: Fake, deps: [c]}
            """;

    private static final String FAN =
            """
            workflow: {name: fan}
            tasks:
              - {name: from, task_type: Fake, output: {n: 3}}
              - {name: a, task_type: Fake, duration: 10ms, deps: [from]}
              - {name: b, task_type: Fake, duration: 2ms, deps: [from]}
              - {name: c, task_type: Shell, command: 'echo ${n}', deps: [from]}
              - {name: d, task_type: Fake, duration: 1ms, deps: [from], delay_time: 5ms}
              - {name: to, task_type: Fake, deps: [a, b, c, d]}
            """;

    private static final String RETRY =
            """
            workflow: {name: retry}
            tasks:
              - name: a
                task_type: Fake
                attempts: [{outcome: FAILED, duration: 2ms}, {outcome: FAILED}, {outcome: SUCCEEDED}]
                fail_retry_times: 3
                fail_retry_interval: 4ms
              - {name: b, task_type: Fake, deps: [a]}
            """;

    private static final String DOOMED =
            """
            workflow: {name: doomed}
            tasks:
              - {name: a, task_type: Fake, outcome: FAILED, fail_retry_times: 1, fail_retry_interval: 3ms}
              - {name: b, task_type: Fake, deps: [a]}
              - {name: c, task_type: Fake, duration: 8ms}
            """;

    /// How each workflow ends, by its name.
    static final Map<String, WorkflowState> ENDS =
            Map.of(
                    "chain", WorkflowState.SUCCEEDED,
                    "fan", WorkflowState.SUCCEEDED,
                    "retry", WorkflowState.SUCCEEDED,
                    "doomed", WorkflowState.FAILED);

    private KillNineFlows() {}

    static List<WorkflowDefinition> all() {
        WorkflowReader reader = WorkflowReader.ofProcess(TaskTypes.installed());
        return List.of(CHAIN, FAN, RETRY, DOOMED).stream()
                .map(text -> reader.read(Path.of("flow.yaml"), text).orThrow())
                .toList();
    }
}

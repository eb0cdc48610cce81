package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.definition.SettingFaults;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.task.TaskContext;
import dev.pilothouse.engine.task.TaskOutcome;
import dev.pilothouse.engine.task.TaskType;
import dev.pilothouse.engine.task.TaskTypes;

import java.util.Map;
import java.util.Set;

/// Task types as the reader sees them: names, keys, and one key that must be there.
final class TestTypes {
    static final TaskTypes TYPES =
            TaskTypes.of(
                    new Type("Shell", "command", Set.of("command")),
                    new Type("Python", "definition", Set.of("definition")),
                    new Type("Sql", "sql", Set.of("datasource_name", "sql")),
                    new Type(
                            "Http",
                            "url",
                            Set.of(
                                    "url",
                                    "http_method",
                                    "http_params",
                                    "http_check_condition",
                                    "condition")));

    private TestTypes() {}

    private record Type(String name, String required, Set<String> settings) implements TaskType {
        @Override
        public void check(TaskSettings settings, SettingFaults faults) {
            if (settings.text(required).isEmpty()) {
                faults.error(required, "missing-setting", "Expected '" + required + "'");
            }
            if (settings.text(required).filter(text -> text.contains("rm -rf")).isPresent()) {
                faults.warning(required, "dangerous", "This deletes files");
            }
        }

        @Override
        public TaskOutcome run(TaskContext context) {
            return new TaskOutcome.Succeeded(0, Map.of());
        }
    }
}

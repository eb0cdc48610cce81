package dev.pilothouse.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilothouse.engine.definition.SettingFaults;
import dev.pilothouse.engine.definition.TaskSettings;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;

class TaskTypesTest {

    @Test
    void findsTypesWithoutRegardToCase() {
        TaskType shell = new Named("Shell");
        TaskTypes types = TaskTypes.of(shell, new Named("Http"));

        assertThat(types.find("sHELL")).containsSame(shell);
        assertThat(types.find("Shel")).isEmpty();
    }

    @Test
    void listsAllTypesByName() {
        TaskTypes types = TaskTypes.of(new Named("Sql"), new Named("http"), new Named("Python"));

        assertThat(types.all()).extracting(TaskType::name).containsExactly("http", "Python", "Sql");
    }

    @Test
    void refusesTwoTypesOfOneName() {
        assertThatThrownBy(() -> TaskTypes.of(new Named("Shell"), new Named("SHELL")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one task type named 'SHELL'");
    }

    private record Named(String name) implements TaskType {
        @Override
        public Set<String> settings() {
            return Set.of();
        }

        @Override
        public void check(TaskSettings settings, SettingFaults faults) {}

        @Override
        public TaskOutcome run(TaskContext context) {
            return new TaskOutcome.Succeeded(0, Map.of());
        }
    }
}

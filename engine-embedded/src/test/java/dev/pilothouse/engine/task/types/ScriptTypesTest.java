package dev.pilothouse.engine.task.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.SettingFaults;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.task.TaskType;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class ScriptTypesTest {

    @Test
    void acceptSettingsThatAreComplete() {
        assertThat(faults(new ShellTask(), Map.of("command", "true"))).isEmpty();
        assertThat(faults(new PythonTask(), Map.of("definition", "pass"))).isEmpty();
        assertThat(faults(new FakeTask(), Map.of())).isEmpty();
        assertThat(
                        faults(
                                new FakeTask(),
                                Map.of(
                                        "attempts",
                                        List.of(Map.of("outcome", "failed", "duration", "500ms")))))
                .isEmpty();
    }

    @Test
    void nameWhatIsMissing() {
        assertThat(faults(new ShellTask(), Map.of())).containsExactly("command:missing-command");
        assertThat(faults(new PythonTask(), Map.of("definition", "  ")))
                .containsExactly("definition:missing-definition");
    }

    @Test
    void nameEveryFaultOfAFakeAtOnce() {
        assertThat(
                        faults(
                                new FakeTask(),
                                Map.of("outcome", "MAYBE", "duration", "soon", "output", 3)))
                .containsExactly(
                        "outcome:fake-outcome", "duration:fake-duration", "output:fake-output");
        assertThat(faults(new FakeTask(), Map.of("attempts", List.of(Map.of("ends", "FAILED")))))
                .containsExactly("attempts:fake-attempts");
        assertThat(faults(new FakeTask(), Map.of("attempts", "FAILED")))
                .containsExactly("attempts:fake-attempts");
    }

    private static List<String> faults(TaskType type, Map<String, Object> settings) {
        List<String> faults = new ArrayList<>();
        type.check(
                new TaskSettings(new HashMap<>(settings)),
                new SettingFaults() {
                    @Override
                    public void error(String key, String code, String message) {
                        assertThat(message).startsWith("Expected");
                        faults.add(key + ":" + code);
                    }

                    @Override
                    public void warning(String key, String code, String message) {
                        faults.add("warning " + key + ":" + code);
                    }
                });
        return faults;
    }
}

package dev.pilothouse.engine.task.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.task.ExecutorBench;
import dev.pilothouse.engine.task.ScriptPreparation;
import dev.pilothouse.engine.task.TaskContext;
import dev.pilothouse.engine.task.TaskOutcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class MissingPythonTest {

    @TempDir Path empty;

    @Test
    void saysThatPythonIsMissingAndWhatToDo() throws Exception {
        var type = new PythonTask(ScriptPreparation.python(), empty.toString());

        assertThat(type.run(new Untouched()))
                .isInstanceOfSatisfying(
                        TaskOutcome.Failed.class,
                        failed ->
                                assertThat(failed.reason())
                                        .contains("found neither", "install Python 3"));
    }

    /// A context that must not be used beyond its order.
    private static final class Untouched implements TaskContext {
        @Override
        public TaskOrder order() {
            return ExecutorBench.order(1, "Python", Map.of("definition", "pass"));
        }

        @Override
        public Path dataDirectory() {
            throw new AssertionError("used");
        }

        @Override
        public Path directory() {
            throw new AssertionError("used");
        }

        @Override
        public Path write(String name, String content) {
            throw new AssertionError("used");
        }

        @Override
        public void log(String line) {
            throw new AssertionError("used");
        }

        @Override
        public TaskOutcome exec(List<String> command, Map<String, String> environment) {
            throw new AssertionError("used");
        }
    }
}

package dev.pilothouse.engine.task;

import static dev.pilothouse.engine.task.ExecutorBench.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.parameter.Outputs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@EnabledOnOs(OS.LINUX)
class PythonTaskTest {

    @TempDir Path data;

    @Test
    void runsItsDefinitionAndPublishesWhatItPrints() {
        var settings = ExecutorSettings.defaults().withOutputParsers(EqualSigns::new);
        try (var bench = new ExecutorBench(data, settings)) {
            AttemptId id =
                    bench.dispatch(
                            order(
                                    1,
                                    "python",
                                    Map.of(
                                            "definition",
                                            "import os\nprint('n=' + os.environ['n'] + '€')"),
                                    Map.of("n", "7")));

            assertThat(bench.end(id))
                    .isEqualTo(new TaskReport.Succeeded(id, 0, Outputs.plain(Map.of("n", "7€"))));
            assertThat(bench.log(id)).isEqualTo("n=7€\n");
        }
    }

    @Test
    void failsWithItsTracebackInTheLog() {
        try (var bench = new ExecutorBench(data)) {
            AttemptId id = bench.dispatch(order(1, "Python", Map.of("definition", "1/0")));

            assertThat(bench.end(id)).isEqualTo(new TaskReport.Failed(id, 1, "exit code 1"));
            assertThat(bench.log(id)).contains("ZeroDivisionError");
        }
    }

    private static final class EqualSigns implements OutputParser {
        private final Map<String, String> found = new HashMap<>();

        @Override
        public void accept(String line) {
            int equals = line.indexOf('=');
            found.put(line.substring(0, equals), line.substring(equals + 1));
        }

        @Override
        public boolean isOpen() {
            return false;
        }

        @Override
        public Map<String, String> outputs() {
            return found;
        }

        @Override
        public List<String> problems() {
            return List.of();
        }
    }
}

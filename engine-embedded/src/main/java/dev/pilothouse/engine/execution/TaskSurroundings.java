package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.parameter.OutputLines;
import dev.pilothouse.engine.parameter.SecretMask;
import dev.pilothouse.engine.task.ExecutorSettings;
import dev.pilothouse.engine.task.OutputParser;

import java.util.List;
import java.util.Map;

/// What attempts of this engine are surrounded by: their secrets are masked, and what they print is
/// read for outputs.
final class TaskSurroundings {

    private TaskSurroundings() {}

    static ExecutorSettings of(EngineSettings settings) {
        return ExecutorSettings.defaults()
                .withHost(settings.host())
                .withMasks(order -> SecretMask.of(order.parameters())::mask)
                .withOutputParsers(TaskSurroundings::outputs);
    }

    private static OutputParser outputs() {
        OutputLines lines = new OutputLines();
        return new OutputParser() {
            @Override
            public void accept(String line) {
                lines.accept(line + "\n");
            }

            @Override
            public boolean isOpen() {
                return lines.isOpen();
            }

            @Override
            public Map<String, String> outputs() {
                return lines.values();
            }

            @Override
            public List<String> problems() {
                return lines.end().problems();
            }
        };
    }
}

package dev.pilothouse.engine.task.types;

import dev.pilothouse.engine.definition.SettingFaults;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.task.ScriptPreparation;
import dev.pilothouse.engine.task.TaskContext;
import dev.pilothouse.engine.task.TaskOutcome;
import dev.pilothouse.engine.task.TaskType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Runs `command` as a script: by the interpreter that its first line names, else by `/bin/sh`.
public final class ShellTask implements TaskType {

    private static final String COMMAND = "command";

    private final ScriptPreparation preparation;

    /// As [java.util.ServiceLoader] makes it.
    public ShellTask() {
        this(ScriptPreparation.shell());
    }

    public ShellTask(ScriptPreparation preparation) {
        this.preparation = preparation;
    }

    @Override
    public String name() {
        return "Shell";
    }

    @Override
    public Set<String> settings() {
        return Set.of(COMMAND);
    }

    @Override
    public void check(TaskSettings settings, SettingFaults faults) {
        if (settings.text(COMMAND).filter(text -> !text.isBlank()).isEmpty()) {
            faults.error(
                    COMMAND,
                    "missing-command",
                    "Expected the script to run, but there is none; add \"command: echo hello\".");
        }
    }

    @Override
    public boolean runsProcess() {
        return true;
    }

    @Override
    public TaskOutcome run(TaskContext context) throws IOException, InterruptedException {
        String script = context.order().task().settings().text(COMMAND).orElse("");
        var prepared = preparation.prepare(script, context.order().parameters());
        Path file = context.write("script.sh", prepared.script());
        List<String> command = new ArrayList<>(interpreter(prepared.script()));
        command.add(file.toString());
        return context.exec(command, prepared.environment());
    }

    /// The interpreter of the first line with its one argument, as the kernel reads it. Running it
    /// ourselves needs no executable file, which may not be run while another thread starts a
    /// process.
    private static List<String> interpreter(String script) {
        if (!script.startsWith("#!")) {
            return List.of("/bin/sh");
        }
        String line = script.lines().findFirst().orElse("").substring(2).strip();
        return line.isEmpty() ? List.of("/bin/sh") : List.of(line.split("\\s+", 2));
    }
}

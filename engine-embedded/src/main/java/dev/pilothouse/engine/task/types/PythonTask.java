package dev.pilothouse.engine.task.types;

import dev.pilothouse.engine.definition.SettingFaults;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.task.ScriptPreparation;
import dev.pilothouse.engine.task.TaskContext;
import dev.pilothouse.engine.task.TaskOutcome;
import dev.pilothouse.engine.task.TaskType;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Runs `definition` as a Python program, by the `python3` or else the `python` of the path.
public final class PythonTask implements TaskType {

    private static final String DEFINITION = "definition";

    private final ScriptPreparation preparation;
    private final String searchPath;

    /// As [java.util.ServiceLoader] makes it.
    public PythonTask() {
        this(ScriptPreparation.python());
    }

    public PythonTask(ScriptPreparation preparation) {
        this(preparation, Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    PythonTask(ScriptPreparation preparation, String searchPath) {
        this.preparation = preparation;
        this.searchPath = searchPath;
    }

    @Override
    public String name() {
        return "Python";
    }

    @Override
    public Set<String> settings() {
        return Set.of(DEFINITION);
    }

    @Override
    public void check(TaskSettings settings, SettingFaults faults) {
        if (settings.text(DEFINITION).filter(text -> !text.isBlank()).isEmpty()) {
            faults.error(
                    DEFINITION,
                    "missing-definition",
                    "Expected the Python program to run, but there is none; add \"definition:"
                            + " print('hello')\".");
        }
    }

    @Override
    public boolean runsProcess() {
        return true;
    }

    @Override
    public TaskOutcome run(TaskContext context) throws IOException, InterruptedException {
        Optional<Path> python = find("python3").or(() -> find("python"));
        if (python.isEmpty()) {
            return new TaskOutcome.Failed(
                    null,
                    "Expected python3 or python on the PATH, but found neither; install Python 3 or"
                            + " correct the PATH that Pilothouse is started with.");
        }
        String source = context.order().task().settings().text(DEFINITION).orElse("");
        var prepared = preparation.prepare(source, context.order().parameters());
        Path file = context.write("script.py", prepared.script());
        Map<String, String> environment = new HashMap<>(prepared.environment());
        environment.putIfAbsent("PYTHONUNBUFFERED", "1");
        environment.putIfAbsent("PYTHONIOENCODING", "utf-8");
        return context.exec(List.of(python.get().toString(), file.toString()), environment);
    }

    private Optional<Path> find(String program) {
        for (String directory : searchPath.split(Pattern.quote(File.pathSeparator), -1)) {
            for (String suffix : List.of("", ".exe")) {
                Path candidate = Path.of(directory).resolve(program + suffix);
                if (!directory.isEmpty() && Files.isExecutable(candidate)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }
}

package dev.pilothouse.engine.task;

import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.dispatch.TaskReports;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// What this executor gives to a task type for one attempt.
final class AttemptContext implements TaskContext {

    private final TaskOrder order;
    private final AttemptDirectories directories;
    private final AttemptLog log;
    private final ProcessTasks processes;
    private final ExecutorSettings settings;
    private final AttemptMask mask;
    private final TaskReports reports;
    private final BooleanSupplier hurried;
    private @Nullable Path directory;

    AttemptContext(
            TaskOrder order,
            AttemptDirectories directories,
            AttemptLog log,
            ProcessTasks processes,
            ExecutorSettings settings,
            AttemptMask mask,
            TaskReports reports,
            BooleanSupplier hurried) {
        this.order = order;
        this.directories = directories;
        this.log = log;
        this.processes = processes;
        this.settings = settings;
        this.mask = mask;
        this.reports = reports;
        this.hurried = hurried;
    }

    @Override
    public TaskOrder order() {
        return order;
    }

    @Override
    public Path dataDirectory() {
        return directories.data();
    }

    @Override
    public Path directory() throws IOException {
        Path made = directory;
        if (made == null) {
            made = directories.make(order.attempt());
            directory = made;
        }
        return made;
    }

    @Override
    public Path write(String name, String content) throws IOException {
        Path plain = Path.of(name);
        if (plain.isAbsolute() || plain.getNameCount() != 1 || name.startsWith(".")) {
            throw new IllegalArgumentException(
                    "Expected a plain file name, but got \"%s\".".formatted(name));
        }
        Path file = directory().resolve(plain);
        PrivateFiles.write(file, content);
        return file;
    }

    @Override
    public void log(String line) throws IOException {
        log.append(line.lines().toList());
    }

    @Override
    public TaskOutcome exec(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        OutputCopy output =
                new OutputCopy(log, new LineSplitter(mask), settings.outputParsers().get(), mask);
        return processes.run(this, command, environment, output);
    }

    /// True from when its processes are to be killed without asking.
    BooleanSupplier hurried() {
        return hurried;
    }

    /// Says that the attempt runs. `pid` is its process, if there is one.
    void reportRunning(@Nullable Long pid) {
        String logPath = pid != null || log.exists() ? directories.logPath(order.attempt()) : "";
        reports.report(new TaskReport.Running(order.attempt(), pid, logPath));
    }
}

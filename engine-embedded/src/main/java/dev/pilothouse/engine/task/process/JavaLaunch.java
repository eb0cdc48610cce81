package dev.pilothouse.engine.task.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts processes with [ProcessBuilder], through `setsid` where there is one: works everywhere,
/// and costs two more programs per process than [PosixSpawn].
final class JavaLaunch implements ProcessLauncher {

    private static final boolean WINDOWS = File.separatorChar == '\\';

    private final List<String> prefix;

    JavaLaunch() {
        Path setsid = Path.of("/usr/bin/setsid");
        prefix = Files.isExecutable(setsid) ? List.of(setsid.toString()) : List.of();
    }

    @Override
    public Launched launch(LaunchOrder order) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(order.command());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(order.directory().toFile())
                        .redirectInput(new File(WINDOWS ? "NUL" : "/dev/null"))
                        .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(order.environment());
        Process process = builder.start();
        return new Launched(
                process.pid(),
                process.getInputStream(),
                process.onExit().thenApply(Process::exitValue));
    }
}

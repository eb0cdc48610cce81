package dev.pilothouse.engine.task;

import java.util.Map;

/// What an exit code says about an attempt that nobody asked to kill.
final class ExitCodes {

    private static final int SIGNALLED = 128;
    private static final int KILL = 9;
    private static final int TERMINATE = 15;

    private ExitCodes() {}

    static TaskOutcome outcome(int exitCode, Map<String, String> outputs) {
        if (exitCode == 0) {
            return new TaskOutcome.Succeeded(exitCode, outputs);
        }
        int signal = exitCode - SIGNALLED;
        if (signal == KILL || signal == TERMINATE) {
            return new TaskOutcome.Killed(exitCode, "killed from outside by signal " + signal);
        }
        return new TaskOutcome.Failed(exitCode, "exit code " + exitCode);
    }
}

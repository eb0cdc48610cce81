package dev.pilothouse.engine.task.process;

import java.util.Optional;
import java.util.regex.Pattern;

/// Names a process beyond its end: a pid is used again, a pid with its start time is not.
///
/// @param pid the process id
/// @param start when it started, in a unit of the machine's own; only compared
public record ProcessId(long pid, long start) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18}) (\\d{1,18})\\s*");

    /// The form that is kept in a file.
    public String written() {
        return pid + " " + start + "\n";
    }

    /// Reads what [#written] wrote; empty if it is anything else.
    public static Optional<ProcessId> read(String written) {
        var matcher = WRITTEN.matcher(written);
        return matcher.matches()
                ? Optional.of(
                        new ProcessId(
                                Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }
}

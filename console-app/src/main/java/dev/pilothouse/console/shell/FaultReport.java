package dev.pilothouse.console.shell;

import dev.pilothouse.engine.definition.Fault;

import java.util.List;

/// Why a file was not opened.
///
/// @param file the file as the user named it
/// @param faults everything that is wrong with it
public record FaultReport(String file, List<Fault> faults) {

    public FaultReport {
        faults = List.copyOf(faults);
    }

    /// What happened, in a line.
    public String headline() {
        return faults.size() == 1
                ? file + " was not opened: 1 fault. Nothing was stored."
                : file + " was not opened: " + faults.size() + " faults. Nothing was stored.";
    }

    /// One fault as a line: where, and what.
    public static String line(Fault fault) {
        return "line %d, column %d: %s".formatted(fault.line(), fault.column(), fault.message());
    }
}

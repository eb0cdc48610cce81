package dev.pilothouse.console.shell;

import dev.pilothouse.console.words.Words;
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
    public String headline(Words words) {
        return words.get("faults.headline", file, faults.size());
    }

    /// One fault as a line: where, and what.
    public static String line(Fault fault, Words words) {
        return words.get("faults.line", fault.line(), fault.column(), fault.message());
    }
}

package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.definition.Fault;
import dev.pilothouse.engine.definition.Fault.Severity;

import org.yaml.snakeyaml.nodes.Node;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Collects what is wrong with one file; the same fault twice is one fault.
///
/// **Thread:** one.
public final class Faults {
    /// Nobody reads more, and a hostile file must not fill the memory with messages.
    private static final int MOST = 1000;

    private final String file;
    private final Set<Fault> errors = new LinkedHashSet<>();
    private final Set<Fault> warnings = new LinkedHashSet<>();

    /// Of the file, as its user named it.
    public Faults(String file) {
        this.file = file;
    }

    /// Notes an error where the node stands.
    public void error(Node at, String code, String message) {
        error(Position.of(at), code, message);
    }

    void error(Position at, String code, String message) {
        if (errors.size() == MOST - 1) {
            String rest = "Expected fewer faults; the rest of them is not shown";
            errors.add(fault(at, Severity.ERROR, "too-many-faults", rest));
        } else if (errors.size() < MOST) {
            errors.add(fault(at, Severity.ERROR, code, message));
        }
    }

    /// Notes a warning where the node stands.
    public void warning(Node at, String code, String message) {
        warning(Position.of(at), code, message);
    }

    void warning(Position at, String code, String message) {
        if (warnings.size() < MOST) {
            warnings.add(fault(at, Severity.WARNING, code, message));
        }
    }

    /// True if there is an error.
    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /// True once further errors would not be kept, so it is no use to look for them.
    boolean isFull() {
        return errors.size() == MOST;
    }

    /// Everything found, in the order of the file.
    public List<Fault> all() {
        return Stream.concat(errors.stream(), warnings.stream())
                .sorted(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column))
                .toList();
    }

    private Fault fault(Position at, Severity severity, String code, String message) {
        return new Fault(file, at.line(), at.column(), severity, code, message);
    }
}

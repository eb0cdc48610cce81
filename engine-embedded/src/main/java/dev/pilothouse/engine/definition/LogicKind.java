package dev.pilothouse.engine.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The task types that the master itself runs: they need no worker, no slot and no process
/// (engine-rules 7).
public enum LogicKind {
    CONDITIONS("Conditions", "Condition"),
    SWITCH("Switch"),
    SUB_WORKFLOW("SubWorkflow", "SubProcess", "Sub_Workflow"),
    DEPENDENT("Dependent"),
    DYNAMIC("Dynamic");

    /// The executor that a logic attempt is given to.
    public static final String MASTER = "master";

    private final List<String> names;

    LogicKind(String... names) {
        this.names = List.of(names);
    }

    /// The kind of a task type's name, without regard to case; empty if a worker runs it.
    public static Optional<LogicKind> of(String type) {
        return Arrays.stream(values())
                .filter(kind -> kind.names.stream().anyMatch(type::equalsIgnoreCase))
                .findFirst();
    }

    /// The name that files use.
    public String typeName() {
        return names.getFirst();
    }
}

package dev.pilothouse.engine.definition;

import java.util.Locale;
import java.util.Optional;

/// The task types that the master itself runs: they need no worker, no slot and no process
/// (engine-rules 7).
public enum LogicKind {
    CONDITIONS,
    SWITCH,
    SUB_WORKFLOW,
    DEPENDENT,
    DYNAMIC;

    /// The executor that a logic attempt is given to.
    public static final String MASTER = "master";

    /// The kind of a task type's name, without regard to case; empty if a worker runs it.
    public static Optional<LogicKind> of(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "condition", "conditions" -> Optional.of(CONDITIONS);
            case "switch" -> Optional.of(SWITCH);
            case "subworkflow", "subprocess", "sub_workflow" -> Optional.of(SUB_WORKFLOW);
            case "dependent" -> Optional.of(DEPENDENT);
            case "dynamic" -> Optional.of(DYNAMIC);
            default -> Optional.empty();
        };
    }
}

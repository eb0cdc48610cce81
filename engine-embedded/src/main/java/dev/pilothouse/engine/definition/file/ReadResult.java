package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.definition.Fault;
import dev.pilothouse.engine.definition.WorkflowDefinition;

import java.util.List;
import java.util.stream.Collectors;

/// What reading a workflow file came to.
public sealed interface ReadResult {

    /// The warnings of a file that was read, or all faults of one that was refused, file by file in
    /// the order of lines.
    List<Fault> faults();

    /// The definition, for callers to whom a faulty file is a programming error.
    ///
    /// **Failure:** [IllegalArgumentException] whose message is every fault, a line each.
    default WorkflowDefinition orThrow() {
        return switch (this) {
            case Read read -> read.definition();
            case Refused refused ->
                    throw new IllegalArgumentException(
                            refused.faults().stream()
                                    .map(Fault::toString)
                                    .collect(Collectors.joining("\n")));
        };
    }

    /// The file can run.
    ///
    /// @param definition the workflow of the file
    /// @param referenced the workflows of the files that it refers to with `$WORKFLOW{"…"}`,
    ///   directly or not, in the order of first mention
    /// @param faults warnings only
    record Read(
            WorkflowDefinition definition, List<WorkflowDefinition> referenced, List<Fault> faults)
            implements ReadResult {
        public Read {
            referenced = List.copyOf(referenced);
            faults = List.copyOf(faults);
        }
    }

    /// The file, or one that it refers to, has errors: there is no definition.
    ///
    /// @param faults errors and warnings
    record Refused(List<Fault> faults) implements ReadResult {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}

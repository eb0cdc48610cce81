package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.definition.Fault;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.definition.file.ReadResult;
import dev.pilothouse.engine.definition.file.Section;
import dev.pilothouse.engine.definition.file.WorkflowReader;

import org.yaml.snakeyaml.nodes.Node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `children`: workflows that a SubWorkflow task may start, in place.
record Children(WorkflowReader workflows, Path file, Section root) {

    /// What was read of the workflow, and with it the children.
    ReadResult added(ReadResult workflow) {
        ReadResult all = workflow;
        for (Node entry : root.list("children")) {
            Optional<Section> child =
                    Section.of(entry, "every entry of 'children'", root.context());
            all = child.isPresent() ? added(all, child.get()) : all;
        }
        return all;
    }

    private ReadResult added(ReadResult before, Section section) {
        section.refuseOthers("a child", List.of("workflow", "tasks"));
        ReadResult child = workflows.read(file, section);
        List<Fault> faults = new ArrayList<>(before.faults());
        faults.addAll(child.faults());
        if (before instanceof ReadResult.Read main && child instanceof ReadResult.Read read) {
            check(main, read.definition().name(), section);
            List<WorkflowDefinition> referenced = new ArrayList<>(main.referenced());
            referenced.add(read.definition());
            return new ReadResult.Read(main.definition(), referenced, faults);
        }
        return new ReadResult.Refused(faults);
    }

    private void check(ReadResult.Read main, String name, Section section) {
        boolean taken =
                main.definition().name().equals(name)
                        || main.referenced().stream().anyMatch(known -> known.name().equals(name));
        if (taken) {
            root.context()
                    .faults()
                    .error(
                            section.place("workflow"),
                            "duplicate-name",
                            "Expected every workflow to have a name of its own, but '%s' is the name of another one"
                                    .formatted(name));
        }
    }
}

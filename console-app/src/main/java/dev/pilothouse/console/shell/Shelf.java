package dev.pilothouse.console.shell;

import dev.pilothouse.console.bridge.Errands;
import dev.pilothouse.engine.definition.file.ReadResult;
import dev.pilothouse.engine.definition.file.WorkflowReader;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.function.Consumer;

/// The workflows that were opened, and what was wrong with the last file that was not.
///
/// **Thread:** FX; files are read elsewhere.
public final class Shelf {

    private final WorkflowReader reader;
    private final Errands errands;
    private final ObservableList<OpenedWorkflow> workflows = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable FaultReport> refused = new SimpleObjectProperty<>();

    /// An empty shelf.
    public Shelf(WorkflowReader reader, Errands errands) {
        this.reader = reader;
        this.errands = errands;
    }

    /// Reads a file and, if it has no error, hands the workflow over.
    public void open(Path file, Consumer<OpenedWorkflow> whenOpened) {
        errands.ask(
                "read " + file,
                () -> reader.read(file),
                result -> opened(file.getFileName().toString(), result, whenOpened));
    }

    /// Reads a text as if it were a file.
    public void open(Path file, String text, Consumer<OpenedWorkflow> whenOpened) {
        errands.ask(
                "read " + file,
                () -> reader.read(file, text),
                result -> opened(file.toString(), result, whenOpened));
    }

    private void opened(String file, ReadResult result, Consumer<OpenedWorkflow> whenOpened) {
        switch (result) {
            case ReadResult.Read read -> {
                refused.set(null);
                OpenedWorkflow workflow =
                        new OpenedWorkflow(file, read.definition(), read.referenced());
                workflows.removeIf(other -> other.name().equals(workflow.name()));
                workflows.add(workflow);
                whenOpened.accept(workflow);
            }
            case ReadResult.Refused faulty -> refused.set(new FaultReport(file, faulty.faults()));
        }
    }

    /// Has what another shelf has.
    void takeOver(Shelf before) {
        workflows.setAll(before.workflows);
    }

    /// The workflows, in the order in which they were opened.
    public ObservableList<OpenedWorkflow> workflows() {
        return workflows;
    }

    /// What was wrong with the last file; null if nothing was, or it was read by the user.
    public ObjectProperty<@Nullable FaultReport> refusedProperty() {
        return refused;
    }
}

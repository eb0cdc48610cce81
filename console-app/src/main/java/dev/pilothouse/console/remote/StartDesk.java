package dev.pilothouse.console.remote;

import dev.pilothouse.console.remote.Frame.Outcome;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.definition.DefinitionJson;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.graph.UnknownStartNodesException;
import dev.pilothouse.engine.store.StoredDefinition;

import java.time.DateTimeException;
import java.util.concurrent.CompletableFuture;

/// Takes the definitions that a connection uploads in pieces, and starts runs.
///
/// **Thread:** one.
final class StartDesk {

    private static final int LONGEST_DEFINITION = 16 << 20;

    private final MasterEngine engine;
    private final String author;
    private final StringBuilder uploaded = new StringBuilder();

    StartDesk(MasterEngine engine, String author) {
        this.engine = engine;
        this.author = author;
    }

    /// Takes a piece of a definition.
    Outcome upload(String piece) {
        if (uploaded.length() + piece.length() > LONGEST_DEFINITION) {
            uploaded.setLength(0);
            throw wrong(
                    "the definition is longer than %d characters".formatted(LONGEST_DEFINITION));
        }
        uploaded.append(piece);
        return new Outcome(uploaded.length());
    }

    /// Keeps the uploaded definition and gives its version.
    Outcome define() {
        return new Outcome(engine.define(definition()));
    }

    /// Starts a run; the future gives its id.
    CompletableFuture<Long> start(Request.Start start) {
        WorkflowDefinition definition =
                start.workflow().isEmpty() ? definition() : known(start.workflow());
        try {
            return engine.start(definition, start.options(definition, author));
        } catch (UnknownStartNodesException e) {
            throw wrong(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw wrong("the start makes no sense: " + e.getMessage());
        }
    }

    private WorkflowDefinition known(String name) {
        return engine.definition(name)
                .map(StoredDefinition::definition)
                .orElseThrow(
                        () ->
                                new ControlException(
                                        ControlException.Kind.WRONG,
                                        "there is no workflow '%s'".formatted(name),
                                        "Name a workflow that was started or scheduled before, or"
                                                + " its file."));
    }

    /// What was uploaded, which begins anew. A plan of it shows whether it can be run.
    WorkflowDefinition definition() {
        String json = uploaded.toString();
        uploaded.setLength(0);
        try {
            WorkflowDefinition definition = new DefinitionJson().read(json);
            ExecutionPlan.of(definition);
            return definition;
        } catch (IllegalArgumentException | NullPointerException e) {
            throw wrong("the uploaded definition cannot be used: " + e.getMessage());
        }
    }

    static ControlException wrong(String what) {
        return new ControlException(ControlException.Kind.WRONG, what, "Nothing was started.");
    }
}

package dev.pilothouse.console.shell;

import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.command.StartOptions;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Gives a person's orders to the engine, in that person's name.
///
/// **Thread:** [#give] any, without waiting; [#start] any but FX: it waits for the store.
final class Orders {

    private static final long START_SECONDS = 30;

    private final MasterEngine engine;
    private final String author;

    Orders(MasterEngine engine, String author) {
        this.engine = engine;
        this.author = author;
    }

    /// Asks something of a run; false if it has ended in the meantime.
    ///
    /// @param held true if its bus is held
    boolean give(Verb verb, long id, boolean held) {
        return switch (verb) {
            case RUN -> true;
            case PAUSE -> engine.pause(id, author).isAccepted();
            case STOP -> engine.stop(id, author, "").isAccepted();
            case HOLD -> held ? engine.release(id) : engine.hold(id);
            case STEP -> engine.step(id);
            case OVER -> engine.stepOver(id);
            case OUT -> engine.stepOut(id);
            case RESUME -> engine.release(id);
        };
    }

    /// Starts a workflow and gives the id of its run.
    ///
    /// @param held true if its bus is to be held before the first event
    long start(OpenedWorkflow workflow, boolean held)
            throws InterruptedException, ExecutionException, TimeoutException {
        workflow.referenced().forEach(engine::define);
        StartOptions options = StartOptions.defaults(author);
        return engine.start(workflow.definition(), held ? options.asHeld() : options)
                .get(START_SECONDS, TimeUnit.SECONDS);
    }
}

package dev.pilothouse.graphview;

import dev.pilothouse.graphview.layout.GraphLayout;
import dev.pilothouse.graphview.layout.LaidOutGraph;
import dev.pilothouse.graphview.layout.NodeSize;
import dev.pilothouse.graphview.model.GraphModel;

import javafx.concurrent.Service;
import javafx.concurrent.Task;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Consumer;

/// Lays graphs out in the background, the latest only: a newer request cancels the older.
///
/// **Thread:** FX for all methods; the layout itself runs on one of the service's own threads.
final class LayoutJob extends Service<LaidOutGraph> {
    private static final Logger LOG = LoggerFactory.getLogger(LayoutJob.class);

    private final GraphLayout layout;
    private GraphModel model = GraphModel.empty();

    LayoutJob(GraphLayout layout, Consumer<LaidOutGraph> whenDone) {
        this.layout = layout;
        setOnSucceeded(_ -> whenDone.accept(getValue()));
        setOnFailed(_ -> LOG.error("Expected to lay a graph out, but failed", getException()));
    }

    /// Asks for the layout of a model, unless that is being computed already.
    void request(GraphModel wanted) {
        boolean underWay =
                isRunning()
                        && model.structure().equals(wanted.structure())
                        && NodeSize.fitting(model).equals(NodeSize.fitting(wanted));
        model = wanted;
        if (!underWay) {
            restart();
        }
    }

    @Override
    protected Task<LaidOutGraph> createTask() {
        GraphModel wanted = model;
        return new Task<>() {
            @Override
            protected LaidOutGraph call() {
                return layout.layout(
                        wanted.structure(), NodeSize.fitting(wanted), this::isCancelled);
            }
        };
    }
}

package dev.pilothouse.graphview;

import static java.util.Objects.requireNonNull;

import dev.pilothouse.graphview.layout.ElkLayeredLayout;
import dev.pilothouse.graphview.layout.NodeSize;
import dev.pilothouse.graphview.look.Theme;
import dev.pilothouse.graphview.model.GraphModel;
import dev.pilothouse.graphview.model.GraphNode;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Prints how long frames take while 5 000 nodes are panned, zoomed and changed 200 times a second.
///
/// Run it from the test class path with the same JVM options as the tests.
public final class FrameTimes extends Application {
    private static final int FRAMES = 600;
    private static final int WARM = FRAMES / 2;
    private static final int CHANGES_PER_FRAME = 4;

    private final Random random = new Random(1);
    private final long[] starts = new long[FRAMES];
    private int frame;
    private double usedBefore;

    /// Starts the measurement; apart from the application, as the class path demands.
    public static final class Main {
        private Main() {}

        /// Runs until the figures are printed.
        public static void main(String[] arguments) {
            launch(FrameTimes.class, arguments);
        }
    }

    @Override
    public void start(Stage stage) {
        GraphModel model = Samples.wide();
        GraphView view = new GraphView(new ElkLayeredLayout());
        view.laidOutProperty()
                .set(new ElkLayeredLayout().layout(model.structure(), NodeSize.fitting(model)));
        view.modelProperty().set(model);
        Stages.show(stage, view, Theme.DARK, 1_000, 1_000);
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                step(view, now);
            }
        }.start();
    }

    private void step(GraphView view, long now) {
        if (frame == FRAMES) {
            return;
        }
        starts[frame++] = now;
        if (frame == WARM) {
            usedBefore = used();
        }
        if (frame == FRAMES) {
            print();
            Platform.exit();
            return;
        }
        view.modelProperty().set(changed(view.modelProperty().get()));
        double phase = frame * Math.PI / 150;
        var bounds = requireNonNull(view.laidOutProperty().get()).bounds();
        double zoom = Math.pow(10, -0.75 - 0.75 * Math.cos(phase));
        view.moveTo(
                new Camera(zoom, 0, 0)
                        .centredOn(bounds.centre(), 1_000, 1_000)
                        .pannedBy(300 * Math.sin(phase), 0));
    }

    private GraphModel changed(GraphModel model) {
        List<GraphNode> changes = new ArrayList<>();
        for (int i = 0; i < CHANGES_PER_FRAME; i++) {
            GraphNode node = model.nodes().get(random.nextInt(model.nodes().size()));
            changes.add(
                    node.in(Samples.STATES.get(random.nextInt(Samples.STATES.size())), "changed"));
        }
        return model.with(changes);
    }

    /// Processor time of this process, in milliseconds: unlike frames, it does not depend on who
    /// else is at work.
    private static double used() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
    }

    private void print() {
        double work = (used() - usedBefore) / (FRAMES - WARM);
        long[] frames = new long[FRAMES - WARM];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = starts[WARM + i] - starts[WARM + i - 1];
        }
        double mean = Arrays.stream(frames).average().orElseThrow() / 1e6;
        Arrays.sort(frames);
        System.out.printf(
                "5 000 nodes: %.1f frames/s, mean %.1f ms, median %.1f ms, slowest %.1f ms, work"
                        + " %.1f ms%n",
                1_000 / mean,
                mean,
                frames[frames.length / 2] / 1e6,
                frames[frames.length - 1] / 1e6,
                work);
    }
}

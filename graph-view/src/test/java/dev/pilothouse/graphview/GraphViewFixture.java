package dev.pilothouse.graphview;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.pilothouse.graphview.layout.ElkLayeredLayout;
import dev.pilothouse.graphview.layout.GraphLayout;
import dev.pilothouse.graphview.look.Theme;

import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.concurrent.atomic.AtomicInteger;

/// A view of the nightly run on a stage, laid out; counts its layouts.
@ExtendWith(ApplicationExtension.class)
abstract class GraphViewFixture {
    final AtomicInteger layouts = new AtomicInteger();
    final GraphLayout layout =
            (structure, size, cancelled) -> {
                layouts.incrementAndGet();
                return new ElkLayeredLayout().layout(structure, size, cancelled);
            };

    @SuppressWarnings("NullAway.Init") // set by show(), which runs before every test
    GraphView view;

    /// To be called by each test class's own start method: TestFX finds no inherited one.
    void show(Stage stage) {
        view = new GraphView(layout);
        view.modelProperty().set(Samples.nightlyEtl());
        Stages.show(stage, view, Theme.DARK, 960, 460);
    }

    @BeforeEach
    void waitForTheLayout(FxRobot robot) throws Exception {
        WaitForAsyncUtils.waitFor(10, SECONDS, () -> view.laidOutProperty().get() != null);
        robot.interact(view::requestFocus);
    }
}

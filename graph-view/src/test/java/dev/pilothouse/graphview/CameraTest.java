package dev.pilothouse.graphview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pilothouse.graphview.layout.Box;
import dev.pilothouse.graphview.layout.Point;

import org.junit.jupiter.api.Test;

class CameraTest {
    private static final Box GRAPH = new Box(0, 0, 2_000, 500);

    @Test
    void keepsThePointBelowThePointerWhenZooming() {
        Camera camera = new Camera(1, 30, -40);
        Point pointer = new Point(200, 100);
        Point below = camera.toGraph(200, 100);

        Point after = camera.zoomedTo(2.5, pointer).toScreen(below);

        assertThat(after.x()).isCloseTo(200, within(1e-9));
        assertThat(after.y()).isCloseTo(100, within(1e-9));
    }

    @Test
    void fittingShowsTheWholeGraph() {
        Box visible = Camera.fitting(GRAPH, 800, 600).visible(800, 600);

        assertThat(visible.contains(0, 0)).isTrue();
        assertThat(visible.contains(2_000, 500)).isTrue();
    }

    @Test
    void fittingNeverMagnifies() {
        assertThat(Camera.fitting(new Box(0, 0, 100, 50), 800, 600).zoom()).isEqualTo(1);
    }

    @Test
    void fillingLeavesNoRoomOneWay() {
        Box visible = Camera.filling(GRAPH, 800, 600).visible(800, 600);

        assertThat(visible.width()).isLessThan(2_000);
        assertThat(visible.height()).isBetween(500.0, 560.0);
    }

    @Test
    void movesJustFarEnoughToShowABox() {
        Camera camera = new Camera(1, 0, 0);

        assertThat(camera.showing(new Box(100, 100, 50, 50), 800, 600)).isEqualTo(camera);
        assertThat(camera.showing(new Box(790, -30, 50, 20), 800, 600))
                .isEqualTo(new Camera(1, -52, 42));
    }

    @Test
    void staysWithinItsLimits() {
        assertThat(new Camera(1_000, 0, 0).zoom()).isEqualTo(Camera.NEAREST);
        assertThat(Camera.fitting(GRAPH, 1, 1).zoom()).isEqualTo(Camera.FARTHEST);
    }
}

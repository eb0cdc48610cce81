package dev.pilothouse.console.shell.dock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import static java.util.Objects.requireNonNull;

import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// Views are opened, moved, tabbed, floated and closed, and the layout is what one sees.
@ExtendWith(ApplicationExtension.class)
class DockAreaTest {

    private final Map<String, Integer> made = new HashMap<>();
    private final Views views =
            new Views(
                    List.of(
                            view("runs", Place.LEFT),
                            view("graph", Place.CENTRE),
                            view("events", Place.BOTTOM),
                            view("log", Place.BOTTOM),
                            new View(
                                    "queue",
                                    "fth-layers",
                                    () -> make("queue"),
                                    Map.of(Perspective.DEBUG, Place.CENTRE_BELOW))));

    @SuppressWarnings("NullAway.Init") // set by start(), which runs before every test
    private DockArea dock;

    private View view(String id, Place place) {
        return View.everywhere(id, "fth-list", place, () -> make(id));
    }

    private Label make(String id) {
        made.merge(id, 1, Integer::sum);
        Label label = new Label(id);
        label.setFocusTraversable(true);
        return label;
    }

    @Start
    void start(Stage stage) {
        dock = new DockArea(views, Words.in(Language.ENGLISH), _ -> {});
        stage.setScene(new Scene(new StackPane(dock), 900, 700));
        stage.show();
        dock.show(Perspective.RUN, views.layout(Perspective.RUN));
    }

    @AfterEach
    void closeWindows() {
        onFx(
                () -> {
                    dock.closeFloating();
                    return true;
                });
    }

    private static <T> T onFx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, question);
    }

    private void act(Runnable action) {
        onFx(
                () -> {
                    action.run();
                    return true;
                });
    }

    private DockLayout layout() {
        return onFx(dock::current);
    }

    private Tile root() {
        return requireNonNull(layout().root(), "a view is open");
    }

    @Test
    void aPerspectiveIsShownAsItIsFromTheBeginning() {
        assertThat(layout().isLike(views.layout(Perspective.RUN))).isTrue();
        assertThat(layout().views()).containsExactly("runs", "graph", "events", "log");
        assertThat(made).doesNotContainKey("queue");
    }

    @Test
    void aViewThatIsOpenedLiesWhereItBelongs() {
        act(() -> dock.open("queue"));
        assertThat(layout().views()).contains("queue");

        act(() -> dock.show(Perspective.DEBUG, views.layout(Perspective.DEBUG)));
        assertThat(layout().isLike(views.layout(Perspective.DEBUG))).isTrue();
        assertThat(made).containsEntry("queue", 1).containsEntry("runs", 1);
    }

    @Test
    void aViewThatWasClosedComesBackAsATabOfItsNeighbours() {
        act(() -> dock.close("log"));
        assertThat(layout().views()).doesNotContain("log");

        act(() -> dock.open("log"));
        assertThat(tabsWith("log")).isEqualTo(new Tile.Tabs(List.of("events", "log"), "log"));
    }

    @Test
    void openingAViewThatIsBehindBringsItToTheFront() {
        assertThat(tabsWith("log").front()).isEqualTo("events");
        act(() -> dock.open("log"));
        assertThat(tabsWith("log").front()).isEqualTo("log");
        assertThat(tabsWith("log").views()).containsExactly("events", "log");
    }

    @Test
    void aViewIsMovedToAnotherPlaceAndBecomesATabThere() {
        act(() -> dock.move("log", Place.LEFT));
        assertThat(tabsWith("log")).isEqualTo(new Tile.Tabs(List.of("runs", "log"), "log"));
        assertThat(layout().views()).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void aViewFloatsInAWindowOfItsOwnAndDocksAgain() {
        int before = Window.getWindows().size();
        act(() -> dock.toFloat("log"));
        await().until(() -> onFx(() -> Window.getWindows().size() == before + 1));
        assertThat(layout().floating()).hasSize(1);
        assertThat(layout().floating().getFirst().tabs().views()).containsExactly("log");
        assertThat(root().ids()).doesNotContain("log");

        act(() -> dock.move("log", Place.BOTTOM));
        await().until(() -> onFx(() -> Window.getWindows().size() == before));
        assertThat(layout().floating()).isEmpty();
        assertThat(root().ids()).contains("log");
    }

    @Test
    void aLayoutWithAFloatingWindowIsShownAgain() {
        act(() -> dock.toFloat("log"));
        DockLayout left = layout();
        act(() -> dock.show(Perspective.RUN, views.layout(Perspective.RUN)));
        assertThat(layout().floating()).isEmpty();

        act(() -> dock.show(Perspective.RUN, left));
        assertThat(layout().floating()).hasSize(1);
        assertThat(layout().views()).containsExactlyInAnyOrderElementsOf(left.views());
    }

    @Test
    void viewsThatAreNotKnownAnyMoreAreLeftOut() {
        Tile old =
                new Tile.Split(
                        Tile.Axis.ROW,
                        List.of(
                                Tile.Tabs.of(List.of("gone")),
                                Tile.Tabs.of(List.of("log", "graph"))),
                        List.of(0.3));
        act(() -> dock.show(Perspective.RUN, new DockLayout(old, List.of())));
        assertThat(layout().views()).containsExactly("log", "graph");
    }

    @Test
    void dividersLieWhereTheyWereLeft() {
        Tile halves =
                new Tile.Split(
                        Tile.Axis.ROW,
                        List.of(Tile.Tabs.of(List.of("graph")), Tile.Tabs.of(List.of("log"))),
                        List.of(0.7));
        act(() -> dock.show(Perspective.RUN, new DockLayout(halves, List.of())));
        await().until(
                        () ->
                                root() instanceof Tile.Split split
                                        && Math.abs(split.dividers().getFirst() - 0.7) < 0.02);
    }

    @Test
    void theMiddleTakesWhatRoomIsGainedOrLost() {
        await().until(() -> onFx(() -> holder("graph").getWidth() > 400));
        double runs = onFx(() -> holder("runs").getWidth());
        double graph = onFx(() -> holder("graph").getWidth());
        act(() -> dock.getScene().getWindow().setWidth(700));
        await().until(() -> onFx(() -> holder("graph").getWidth() < graph - 150));
        assertThat(onFx(() -> holder("runs").getWidth())).isCloseTo(runs, within(4.0));
    }

    @Test
    void everyViewKeepsItsShareWhenTheyAllGrow() {
        await().until(() -> onFx(() -> holder("graph").getWidth() > 400));
        DockLayout before = layout();
        act(() -> dock.keepingShares(() -> dock.getScene().getWindow().setWidth(600)));
        await().until(() -> onFx(() -> dock.getWidth() < 650));
        await().until(() -> layout().isLike(before));
    }

    private Region holder(String id) {
        for (Node view : dock.lookupAll(".view")) {
            if (view instanceof StackPane pane
                    && pane.getChildren().getFirst() instanceof Label label
                    && label.getText().equals(id)) {
                return pane;
            }
        }
        throw new AssertionError("Expected " + id + " to be in sight, but it is not");
    }

    private Tile.Tabs tabsWith(String id) {
        return find(root(), id);
    }

    private static Tile.Tabs find(Tile tile, String id) {
        return switch (tile) {
            case Tile.Tabs tabs -> tabs;
            case Tile.Split split ->
                    split.parts().stream()
                            .filter(part -> part.ids().anyMatch(id::equals))
                            .map(part -> find(part, id))
                            .findFirst()
                            .orElseThrow();
        };
    }
}

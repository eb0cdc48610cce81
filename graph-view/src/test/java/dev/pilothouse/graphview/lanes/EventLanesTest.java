package dev.pilothouse.graphview.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.graphview.Stages;
import dev.pilothouse.graphview.look.StateFamily;
import dev.pilothouse.graphview.look.Theme;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

@ExtendWith(ApplicationExtension.class)
class EventLanesTest {
    @SuppressWarnings("NullAway.Init") // set by start(), which runs before every test
    private EventLanes lanes;

    @Start
    void start(Stage stage) {
        lanes = new EventLanes();
        lanes.modelProperty().set(model(3));
        Stages.show(stage, lanes, Theme.DARK, 960, 170);
    }

    private static LaneModel model(int ready) {
        List<Chip> first =
                IntStream.range(0, Math.min(ready, 50))
                        .mapToObj(
                                i ->
                                        new Chip(
                                                204 + i,
                                                i == 0 ? "RETRY" : "RUNNING",
                                                "task_" + i,
                                                "",
                                                family(i)))
                        .toList();
        return new LaneModel(
                "EVENT BUS · RUN #812",
                "oldest 12 s",
                new Lane(first, ready),
                Lane.of(
                        List.of(
                                new Chip(
                                        190,
                                        "TIMEOUT",
                                        "extract_events",
                                        "in 21:22",
                                        StateFamily.PAUSED),
                                new Chip(191, "TIMEOUT", "run", "in 47:03", StateFamily.PAUSED))),
                Lane.of(
                        List.of(
                                new Chip(
                                        203,
                                        "FAILED",
                                        "join_users",
                                        "waits to retry",
                                        StateFamily.FAILED),
                                new Chip(
                                        202,
                                        "RUNNING",
                                        "extract_events",
                                        "late, no effect",
                                        StateFamily.IDLE))),
                Lane.empty(),
                true);
    }

    private static StateFamily family(int i) {
        return i == 0 ? StateFamily.WAITING : StateFamily.RUNNING;
    }

    private Set<Node> chips() {
        return new LinkedHashSet<>(lanes.lookupAll(".chip"));
    }

    private List<Node> visibleChips() {
        return chips().stream().filter(Node::isVisible).toList();
    }

    private List<String> visibleTexts(String styleClass) {
        List<String> texts = new ArrayList<>();
        for (Node node : lanes.lookupAll(styleClass)) {
            if (node.isVisible() && node instanceof Label label) {
                texts.add(label.getText());
            }
        }
        return texts;
    }

    @Test
    void marksTheNextEventOnly() {
        List<Node> next =
                chips().stream()
                        .filter(
                                c ->
                                        c.getPseudoClassStates()
                                                .contains(PseudoClass.getPseudoClass("next")))
                        .toList();

        assertThat(next)
                .extracting(Node::getAccessibleText)
                .containsExactly("RETRY, task_0, number 204");
        assertThat(visibleTexts(".lane-next")).containsExactly("next ▸");
    }

    @Test
    void showsTypeSubjectNumberAndCountDown() {
        assertThat(visibleTexts(".chip-type")).contains("RETRY", "TIMEOUT", "FAILED");
        assertThat(visibleTexts(".chip-aside"))
                .contains("task_0 · #204", "extract_events · #190 · in 21:22");
        assertThat(visibleTexts(".lane-nothing")).containsExactly("none");
        assertThat(visibleTexts(".lane-more")).isEmpty();
    }

    @Test
    void countsWhatDoesNotFit(FxRobot robot) {
        robot.interact(() -> lanes.modelProperty().set(model(220)));
        robot.interact(lanes::layout);

        int shownReady = visibleChips().size() - 4;
        assertThat(shownReady).isBetween(2, 20);
        assertThat(visibleTexts(".lane-more")).containsExactly("+ " + (220 - shownReady) + " more");
        assertThat(visibleChips())
                .allSatisfy(
                        c ->
                                assertThat(c.getBoundsInParent().getMaxX())
                                        .isLessThan(lanes.getWidth()));
    }

    @Test
    void reusesItsChips(FxRobot robot) {
        robot.interact(() -> lanes.modelProperty().set(model(24)));
        Set<Node> before = chips();

        for (int ready = 30; ready > 0; ready--) {
            int n = ready;
            robot.interact(() -> lanes.modelProperty().set(model(n)));
        }
        robot.interact(() -> lanes.modelProperty().set(model(40)));

        assertThat(chips()).containsExactlyElementsOf(before);
    }

    @Test
    void saysInWordsWhatIsThere(FxRobot robot) {
        robot.interact(() -> lanes.modelProperty().set(model(220)));

        assertThat(lanes.getAccessibleText())
                .contains("220 ready · 2 delayed · 0 dead", "Next: RETRY, task_0, number 204.");
    }

    @Test
    void tellsWhichChipWasClicked(FxRobot robot) {
        List<Chip> clicked = new ArrayList<>();
        robot.interact(() -> lanes.onChipActionProperty().set(clicked::add));

        robot.clickOn(visibleChips().getFirst());

        assertThat(clicked).extracting(Chip::sequence).containsExactly(204L);
    }

    @Test
    void looksAsDesignedInBothThemes(FxRobot robot) {
        robot.interact(() -> lanes.modelProperty().set(model(220)));
        for (Theme theme : Theme.values()) {
            robot.interact(() -> Stages.switchTo(lanes.getScene(), theme));
            robot.interact(() -> keep(theme));
        }
    }

    private void keep(Theme theme) {
        try {
            assertThat(Stages.keep(lanes.getScene(), "event-lanes", theme)).isNotEmptyFile();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

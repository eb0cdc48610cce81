package dev.pilothouse.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.lifecycle.WorkflowState;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A person reads where the time of a run went.
@ExtendWith(ApplicationExtension.class)
class GanttInWindowTest extends WindowFixture {

    private static final Pattern LENGTH = Pattern.compile("(\\d+)(?:\\.(\\d{3}))? (ms|s)");

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    private void runFlow() {
        openNightly();
        ask(Verb.RUN);
        untilState(WorkflowState.FAILED);
        openGantt();
        until("all attempts are rows", () -> spoken().size() == 5);
    }

    private void openGantt() {
        onFx(
                () -> {
                    bench.dock().open("gantt");
                    return true;
                });
    }

    private void openNightly() {
        open(
                """
                workflow: {name: nightly}
                tasks:
                  - {name: quick, task_type: Fake, duration: 100ms}
                  - {name: slow, task_type: Fake, duration: 700ms}
                  - name: shaky
                    task_type: Fake
                    outcome: FAILED
                    duration: 50ms
                    deps: [quick]
                    fail_retry_times: 1
                    fail_retry_interval: 1s
                  - {name: never, task_type: Fake, deps: [shaky, slow]}
                """);
        until("the workflow is shown", () -> text("crumb").equals("nightly"));
    }

    /// What the rows say, from top to bottom.
    private List<String> spoken() {
        return onFx(() -> cells().stream().map(Node::getAccessibleText).toList());
    }

    private List<ListCell<?>> cells() {
        return node(ListView.class, "gantt").lookupAll(".list-cell").stream()
                .<ListCell<?>>map(ListCell.class::cast)
                .filter(cell -> !cell.isEmpty())
                .sorted(Comparator.comparingInt(ListCell::getIndex))
                .toList();
    }

    @Test
    void everyAttemptIsARowAndItsFivePartsSumToItsLength() {
        runFlow();

        assertThat(spoken())
                .extracting(text -> text.substring(0, text.indexOf(": ")))
                .containsExactly("quick", "slow", "shaky", "shaky · attempt 2", "never");
        assertThat(spoken().getLast()).isEqualTo("never: not reached");
        for (String row : spoken().subList(0, 4)) {
            List<Long> lengths = lengths(row.replaceFirst(" · removing.*", ""));
            assertThat(lengths).as(row).hasSize(6);
            long sum = lengths.subList(0, 5).stream().mapToLong(Long::longValue).sum();
            assertThat(sum).as(row).isEqualTo(lengths.getLast());
        }
        assertThat(spoken().get(3)).contains("removing it saves ");
        assertThat(spoken().get(1)).doesNotContain("removing it saves ");
    }

    private static List<Long> lengths(String row) {
        return LENGTH.matcher(row).results().map(GanttInWindowTest::millis).toList();
    }

    private static long millis(MatchResult found) {
        long number = Long.parseLong(found.group(1));
        return found.group(3).equals("ms")
                ? number
                : number * 1_000 + Long.parseLong(found.group(2));
    }

    @Test
    void aClickSelectsTheTaskAndShowsTheMoment(FxRobot robot) {
        runFlow();
        Bounds row = onFx(() -> cells().get(1).localToScreen(cells().get(1).getBoundsInLocal()));
        robot.clickOn((row.getMinX() + row.getMaxX()) / 2, row.getCenterY());

        until("its task is selected", () -> text("inspected").equals("slow"));
        until("a moment of the past is shown", () -> helm.run().isPast());
        assertThat(text("gantt-parts")).startsWith("slow: in bus ");
        assertThat(onFx(() -> helm.run().shownEvent())).isPositive();
    }

    @Test
    void theSelectedTaskStaysSelectedWhenAttemptsComeBeforeIt() {
        openNightly();
        openGantt();
        ask(Verb.RUN);
        until("the tasks are rows", () -> spoken().size() == 4);
        onFx(
                () -> {
                    helm.run().selectedTaskProperty().set("never");
                    return true;
                });
        untilState(WorkflowState.FAILED);
        until("all attempts are rows", () -> spoken().size() == 5);

        assertThat(text("inspected")).isEqualTo("never");
        assertThat(text("gantt-parts")).isEqualTo("never: not reached");
    }

    @Test
    void theKeyboardGoesFromRowToRow(FxRobot robot) {
        runFlow();
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT0).release(KeyCode.ALT);
        until("the rows have the focus", () -> node(Node.class, "gantt").isFocused());
        robot.type(KeyCode.HOME);
        until("the first task is selected", () -> text("inspected").equals("quick"));
        robot.type(KeyCode.DOWN, KeyCode.DOWN);
        until("the third one is selected", () -> text("inspected").equals("shaky"));
        assertThat(text("gantt-parts")).startsWith("shaky: in bus ");
    }
}

package dev.pilothouse.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.shell.dock.View;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The window for those who hear it, who use the keyboard alone, and who need it large or calm.
@ExtendWith(ApplicationExtension.class)
class AccessibilityTest extends WindowFixture {

    private static final Pattern LETTERS = Pattern.compile(".*\\p{L}.*");

    private final Set<String> unnamed = new TreeSet<>();

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    private void act(Runnable action) {
        onFx(
                () -> {
                    action.run();
                    return true;
                });
    }

    @Test
    void everythingThatTakesTheFocusHasARoleAndAName() {
        openFlow();
        ask(Verb.RUN);
        untilState(WorkflowState.SUCCEEDED);
        for (View view : bench.rooms().views().all()) {
            act(() -> bench.dock().open(view.id()));
            listen();
        }
        act(() -> bench.palette().toggle());
        listen();
        act(() -> bench.toggleKeys());
        listen();
        assertThat(unnamed).isEmpty();
    }

    private void listen() {
        act(() -> listen(window.getScene().getRoot()));
    }

    private void listen(Node node) {
        if (node.isFocusTraversable() && (!isNamed(node) || !hasRole(node))) {
            unnamed.add(node.getAccessibleRole() + " " + node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::listen);
        }
    }

    private static boolean hasRole(Node node) {
        return node.getAccessibleRole() != AccessibleRole.NODE;
    }

    private static boolean isNamed(Node node) {
        String spoken = node.getAccessibleText();
        if (spoken != null) {
            return LETTERS.matcher(spoken).matches();
        }
        return node instanceof Labeled labeled
                && labeled.getText() != null
                && LETTERS.matcher(labeled.getText()).matches();
    }

    @Test
    void everyViewIsReachedWithTheKeyboardAlone(FxRobot robot) {
        openFlow();
        ask(Verb.RUN);
        untilState(WorkflowState.SUCCEEDED);
        act(() -> node(Node.class, "run.start").requestFocus());
        Set<String> reached = new LinkedHashSet<>();
        for (int i = 0; i < 40; i++) {
            robot.type(KeyCode.TAB);
            Node focus = onFx(() -> window.getScene().getFocusOwner());
            reached.add(focus == null || focus.getId() == null ? "" : focus.getId());
        }
        assertThat(reached)
                .contains(
                        "runs", "workflows", "graph", "lanes", "inspector", "tab-runs", "tab-log");
    }

    @ParameterizedTest
    @CsvSource({
        "1, runs",
        "2, workflows",
        "3, graph",
        "4, lanes",
        "5, inspector",
        "6, history",
        "7, log",
        "8, notices"
    })
    void aViewIsBroughtForthWithItsKeyAndHasTheFocus(int digit, String id, FxRobot robot) {
        openFlow();
        robot.press(KeyCode.ALT).type(KeyCode.valueOf("DIGIT" + digit)).release(KeyCode.ALT);
        until(id + " has the focus", () -> id.equals(focused()));
    }

    @Test
    void thePaletteHasAKeyAndIsLeftWithTheKeyboard(FxRobot robot) {
        openFlow();
        act(() -> node(Node.class, "graph").requestFocus());
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT)
                .type(KeyCode.A)
                .release(KeyCode.SHIFT, KeyCode.CONTROL);
        until("the palette is open", () -> "palette-field".equals(focused()));
        robot.write("perspective: history");
        robot.type(KeyCode.ENTER);
        until("the perspective has changed", () -> remembered.perspective().id().equals("history"));
        until("the palette is gone", () -> !"palette-field".equals(focused()));

        robot.press(KeyCode.ALT, KeyCode.SHIFT)
                .type(KeyCode.DIGIT2)
                .release(KeyCode.SHIFT, KeyCode.ALT);
        until("the perspective has changed", () -> remembered.perspective().id().equals("debug"));
    }

    @Test
    void theSheetOfKeysComesAndGoes(FxRobot robot) {
        act(() -> node(Node.class, "graph").requestFocus());
        robot.type(KeyCode.F1);
        until("the keys are shown", () -> "key-sheet".equals(focused()));
        robot.type(KeyCode.ESCAPE);
        until("the graph has the focus again", () -> "graph".equals(focused()));
    }

    private String focused() {
        Node focus = window.getScene().getFocusOwner();
        return focus == null || focus.getId() == null ? "" : focus.getId();
    }

    @Test
    void everythingGrowsToTwiceItsSizeAndStaysInTheWindow() {
        openFlow();
        for (int i = 0; i < 9; i++) {
            act(() -> bench.actions().get("look.larger").fire());
        }
        assertThat(remembered.looks().zoom()).isEqualTo(2);
        until(
                "buttons are large and inside",
                () -> {
                    Node run = node(Node.class, "run.start");
                    var bounds = run.localToScene(run.getLayoutBounds());
                    return bounds.getHeight() > 50 && bounds.getMaxX() < 1_000;
                });
        for (int i = 0; i < 9; i++) {
            act(() -> bench.actions().get("look.smaller").fire());
        }
        assertThat(remembered.looks().zoom()).isEqualTo(1);
    }

    @Test
    void calmIsAskedForAndTakenBack() {
        act(() -> bench.actions().get("look.calm").fire());
        assertThat(remembered.looks().calm()).isTrue();
        assertThat(onFx(() -> window.getScene().getRoot().getStyleClass())).contains("calm");
        act(() -> bench.actions().get("look.calm").fire());
        assertThat(remembered.looks().calm()).isFalse();
        assertThat(onFx(() -> window.getScene().getRoot().getStyleClass())).doesNotContain("calm");
    }
}

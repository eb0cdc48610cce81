package dev.pilothouse.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.graphview.look.Theme;
import dev.pilothouse.graphview.picture.Pictures;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The window itself: faults, names, themes, and what its end means for a run.
@ExtendWith(ApplicationExtension.class)
class WindowTest extends WindowFixture {

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    @Test
    void aBadFileIsShownWithEveryFaultAndNothingIsStored() {
        open(
                """
                workflow: {name: bad}
                tasks:
                  - {name: a, task_type: Shel, command: x}
                  - {name: b, task_type: Fake, deps: [nowhere]}
                """);
        until("the faults are shown", () -> node(ListView.class, "faults").isVisible());

        assertThat(text("faults-headline"))
                .isEqualTo("nightly.yaml was not opened: 2 faults. Nothing was stored.");
        assertThat(requireNonNull(helm.shelf().refusedProperty().get()).faults())
                .extracting(fault -> FaultReport.line(fault, helm.words()))
                .anyMatch(line -> line.startsWith("line 3, column "))
                .anyMatch(line -> line.startsWith("line 4, column "));
        assertThat(helm.shelf().workflows()).isEmpty();
        assertThat(engine.definition("bad")).isEmpty();
    }

    @Test
    void closingTheWindowLeavesTheRunToTheEngine() throws Exception {
        openGatedFlow();
        ask(Verb.RUN);
        untilState(WorkflowState.RUNNING);
        onFx(
                () -> {
                    window.hide();
                    return true;
                });
        helm.close();
        openGate();

        assertThat(engine.finished(1).get(40, SECONDS).state()).isEqualTo(WorkflowState.SUCCEEDED);
    }

    @Test
    void aViewThatThrowsStopsNeitherTheEngineNorTheOtherViews() {
        helm.pulse()
                .watch(
                        _ -> {
                            throw new IllegalStateException("a view with a defect");
                        });
        openFlow();
        ask(Verb.RUN);
        untilState(WorkflowState.SUCCEEDED);

        assertThat(history()).isNotEmpty();
    }

    @Test
    void everythingThatTakesTheFocusHasAName() {
        openFlow();
        ask(Verb.RUN);
        untilState(WorkflowState.SUCCEEDED);

        List<Node> focusable = new ArrayList<>();
        onFx(
                () -> {
                    collect(window.getScene().getRoot(), focusable);
                    return true;
                });
        assertThat(focusable).hasSizeGreaterThan(8).allMatch(WindowTest::isNamed);
    }

    private static void collect(Node node, List<Node> focusable) {
        if (node.isFocusTraversable()) {
            focusable.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, focusable));
        }
    }

    private static boolean isNamed(Node node) {
        String spoken = node.getAccessibleText();
        boolean spoke = spoken != null && !spoken.isBlank();
        return spoke
                || (node instanceof Labeled labeled
                        && labeled.getText() != null
                        && !labeled.getText().isBlank());
    }

    @Test
    void bothThemesCanBeSwitchedLive(FxRobot robot) throws IOException {
        openFlow();
        robot.clickOn(node(Button.class, "run.start"));
        untilState(WorkflowState.SUCCEEDED);
        Path screens = Files.createDirectories(Path.of("target", "screens"));
        onFx(
                () -> {
                    Pictures.write(window.getScene(), screens.resolve("window-dark.png"));
                    return true;
                });
        robot.clickOn(node(Button.class, "look.theme"));

        until(
                "the light theme is on",
                () -> window.getScene().getRoot().getStyleClass().contains("light"));
        assertThat(onFx(() -> appearance.themeProperty().get())).isEqualTo(Theme.LIGHT);
        assertThat(onFx(() -> window.getScene().getRoot().getStyleClass())).doesNotContain("dark");
        onFx(
                () -> {
                    Pictures.write(window.getScene(), screens.resolve("window-light.png"));
                    return true;
                });
        assertThat(screens.resolve("window-light.png")).isNotEmptyFile();
    }
}

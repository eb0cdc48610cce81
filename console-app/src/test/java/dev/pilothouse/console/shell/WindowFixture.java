package dev.pilothouse.console.shell;

import static org.awaitility.Awaitility.await;

import static java.util.Objects.requireNonNull;

import dev.pilothouse.console.run.HistoryRow;
import dev.pilothouse.console.shell.dock.Perspective;
import dev.pilothouse.console.shell.state.Memory;
import dev.pilothouse.console.shell.state.WindowState;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.graphview.look.Theme;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// A window with a real engine inside it, and how a person finds things there.
abstract class WindowFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    static final String FLOW =
            """
            workflow: {name: nightly}
            tasks:
              - {name: extract, task_type: Shell, command: echo one; sleep 0.3; echo two}
              - {name: clean, task_type: Fake, deps: [extract], duration: 200ms}
              - {name: slow, task_type: Fake, duration: 600ms}
              - {name: publish, task_type: Fake, deps: [clean, slow]}
            """;

    @TempDir static Path folder;

    @SuppressWarnings("NullAway.Init") // set by show(), which runs before every test
    MasterEngine engine;

    @SuppressWarnings("NullAway.Init") // as above
    Helm helm;

    @SuppressWarnings("NullAway.Init") // as above
    Stage window;

    @SuppressWarnings("NullAway.Init") // as above
    Appearance appearance;

    @SuppressWarnings("NullAway.Init") // as above
    Desk desk;

    @SuppressWarnings("NullAway.Init") // as above
    Workbench bench;

    @SuppressWarnings("NullAway.Init") // set by openGatedFlow()
    private Path gate;

    volatile WindowState remembered = WindowState.FRESH;

    void show(Stage stage) throws IOException {
        engine = MasterEngine.open(EngineSettings.in(Files.createTempDirectory(folder, "data")));
        helm = new Helm(engine, EngineClock.monotonic(), ZoneOffset.UTC, "ann", words());
        appearance = new Appearance(Theme.DARK);
        window = stage;
        desk = desk();
        bench = Session.furnish(stage, helm, desk);
        stage.setWidth(1_000);
        stage.setHeight(1_000);
        stage.show();
        bench.restore();
    }

    Words words() {
        return Words.in(Language.ENGLISH);
    }

    /// Where a person who is asked puts a file.
    private Optional<Path> saveAs(String name) {
        return Optional.of(folder.resolve(name));
    }

    /// A desk in the perspective that has most views.
    Desk desk() {
        Memory memory =
                new Memory(WindowState.FRESH.in(Perspective.DEBUG), kept -> remembered = kept);
        return new Desk(ZoneOffset.UTC, memory, appearance, null, null, this::saveAs, _ -> {});
    }

    @AfterEach
    void close() {
        helm.close();
        engine.close();
    }

    static <T> T onFx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), question);
    }

    <T extends Node> T node(Class<T> type, String id) {
        return type.cast(requireNonNull(find(window.getScene().getRoot(), id), id));
    }

    private static @Nullable Node find(Node node, String id) {
        if (id.equals(node.getId())) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = find(child, id);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    String text(String id) {
        return onFx(() -> node(Label.class, id).getText());
    }

    void until(String what, Callable<Boolean> reached) {
        await(what).atMost(PATIENCE).until(() -> onFx(reached));
    }

    void open(String yaml) {
        onFx(
                () -> {
                    helm.shelf().open(Path.of("nightly.yaml"), yaml, helm::open);
                    return true;
                });
    }

    void openFlow() {
        open(FLOW);
        until("the workflow is shown", () -> text("crumb").equals("nightly"));
    }

    /// A workflow whose first two tasks run until [#openGate] is called, whatever the machine's
    /// load.
    void openGatedFlow() throws IOException {
        gate = Files.createTempDirectory(folder, "gate").resolve("open");
        String wait = "while [ ! -e '%s' ]; do sleep 0.05; done".formatted(gate);
        open(
                """
                workflow: {name: nightly}
                tasks:
                  - {name: extract, task_type: Shell, command: "echo one; %s; echo two"}
                  - {name: clean, task_type: Fake, deps: [extract]}
                  - {name: slow, task_type: Shell, command: "%s"}
                  - {name: publish, task_type: Fake, deps: [clean, slow]}
                """
                        .formatted(wait, wait));
        until("the workflow is shown", () -> text("crumb").equals("nightly"));
    }

    void openGate() throws IOException {
        Files.createFile(gate);
    }

    void ask(Verb verb) {
        onFx(
                () -> {
                    helm.ask(verb);
                    return true;
                });
    }

    void untilState(WorkflowState state) {
        until(
                "the run is " + state,
                () -> {
                    var shown = helm.run().snapshotProperty().get();
                    return shown != null && shown.run().state() == state;
                });
    }

    List<HistoryRow> history() {
        return onFx(() -> List.copyOf(helm.run().history()));
    }

    boolean isDisabled(String id) {
        return onFx(() -> node(Button.class, id).isDisabled());
    }

    String hint(String id) {
        return onFx(() -> node(Button.class, id).getAccessibleText());
    }
}

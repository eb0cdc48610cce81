package dev.pilothouse.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.console.debug.BreakpointFile;
import dev.pilothouse.console.shell.dock.Perspective;
import dev.pilothouse.console.shell.state.Looks;
import dev.pilothouse.console.shell.state.StateFile;
import dev.pilothouse.console.shell.state.WindowState;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.eventbus.EngineClock;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;

/// A window is opened as it was left.
@ExtendWith(ApplicationExtension.class)
class SessionTest {

    @TempDir static Path folder;

    @SuppressWarnings("NullAway.Init") // set by start(), which runs before every test
    private MasterEngine engine;

    @SuppressWarnings("NullAway.Init") // as above
    private Path data;

    @SuppressWarnings("NullAway.Init") // set by open()
    private Session session;

    @SuppressWarnings("NullAway.Init") // as above
    private Stage window;

    @Start
    void start(Stage unused) throws IOException {
        assertThat(unused.isShowing()).isFalse();
        data = Files.createTempDirectory(folder, "data");
        engine = MasterEngine.open(EngineSettings.in(data));
    }

    @AfterEach
    void close() {
        onFx(
                () -> {
                    window.hide();
                    return true;
                });
        session.close();
        engine.close();
    }

    private void open(StateFile.Found found) {
        EngineClock clock = EngineClock.monotonic();
        session =
                new Session(
                        engine,
                        clock,
                        ZoneOffset.UTC,
                        "ann",
                        new StateFile(data),
                        BreakpointFile.in(data),
                        found);
        Language language = found.state().looks().language();
        Words words = Words.in(language == null ? Language.ENGLISH : language);
        onFx(
                () -> {
                    window = new Stage();
                    session.show(window, new Helm(engine, clock, ZoneOffset.UTC, "ann", words));
                    return true;
                });
    }

    private void open() {
        open(new StateFile(data).read());
    }

    private static <T> T onFx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(30_000, question);
    }

    private WindowState kept() {
        return new StateFile(data).read().state();
    }

    private void untilKept(Callable<Boolean> reached) {
        await().until(reached);
    }

    private Node root() {
        return window.getScene().getRoot();
    }

    private String shown(String selector) {
        return onFx(() -> root().lookup(selector) instanceof Label label ? label.getText() : "");
    }

    @Test
    void theWindowComesBackAsItWasLeft() {
        open();
        onFx(
                () -> {
                    ((Workbench) root()).actions().get("perspective.debug").fire();
                    return true;
                });
        untilKept(() -> kept().perspective() == Perspective.DEBUG);
        onFx(
                () -> {
                    window.setWidth(900);
                    window.setHeight(640);
                    window.hide();
                    return true;
                });
        session.close();
        assertThat(kept().bounds()).isNotNull();

        open();
        assertThat(onFx(() -> window.getWidth())).isEqualTo(900);
        assertThat(onFx(() -> root().lookup("#lanes"))).isNotNull();
    }

    @Test
    void anotherLanguageIsSpokenWithoutClosingTheWindow() {
        open(
                new StateFile.Found(
                        WindowState.FRESH.looking(Looks.FRESH.speaking(Language.ENGLISH)),
                        StateFile.Trouble.NONE,
                        ""));
        assertThat(shown(".safety-word")).isEqualTo("LOCAL");
        Node before = onFx(this::root);

        onFx(
                () -> {
                    ((Workbench) root()).actions().get("look.language").fire();
                    return true;
                });

        assertThat(onFx(this::root)).isNotSameAs(before);
        assertThat(shown(".safety-word")).isEqualTo("本地");
        assertThat(onFx(() -> window.isShowing())).isTrue();
        untilKept(() -> kept().looks().language() == Language.CHINESE);
    }

    @Test
    void otherKeysAreTakenAtOnce() {
        open();
        onFx(
                () -> {
                    ((Workbench) root()).actions().get("keys.eclipse").fire();
                    return true;
                });
        assertThat(onFx(() -> ((Workbench) root()).actions().get("bus.step").keyText()))
                .isEqualTo("F5");
        untilKept(() -> kept().keys().preset().equals("eclipse"));
    }

    @Test
    void aLayoutThatCannotBeReadIsToldOf() throws IOException {
        Files.writeString(data.resolve("workbench.json"), "{");
        open();
        assertThat(shown("#notice"))
                .isEqualTo(
                        "The window's layout could not be read and is kept as"
                                + " workbench.json.damaged; this is a fresh one");
        assertThat(data.resolve("workbench.json.damaged")).hasContent("{");
    }
}

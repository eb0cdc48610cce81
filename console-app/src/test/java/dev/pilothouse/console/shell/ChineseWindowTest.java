package dev.pilothouse.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.shell.dock.View;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.graphview.model.GraphNode;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The whole window in Chinese: no sentence of English is left. Names, states, types of events and
/// units of time stay as they are.
@ExtendWith(ApplicationExtension.class)
class ChineseWindowTest extends WindowFixture {

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z.]+");
    private static final Pattern STATE_OR_EVENT = Pattern.compile("[A-Z][A-Z_]+");
    private static final Set<String> NAMES =
            Set.of(
                    "nightly",
                    "nightly.yaml",
                    "extract",
                    "clean",
                    "slow",
                    "publish",
                    "ann",
                    "local",
                    "Shell",
                    "Fake",
                    "Pilothouse",
                    "UTC",
                    "ms",
                    "p95",
                    "one",
                    "two",
                    "English",
                    "Eclipse",
                    "IntelliJ",
                    "Ctrl",
                    "Shift",
                    "Alt",
                    "Enter",
                    "End",
                    "Space",
                    "state",
                    "since");

    private final Set<String> english = new TreeSet<>();

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    @Override
    Words words() {
        return Words.in(Language.CHINESE);
    }

    @Test
    void noTextFallsBackToEnglish() {
        openFlow();
        ask(Verb.RUN);
        untilState(WorkflowState.RUNNING);
        look("while it runs");
        untilState(WorkflowState.SUCCEEDED);
        until("it is announced", () -> !helm.notices().notices().isEmpty());
        onFx(
                () -> {
                    helm.run().selectedTaskProperty().set("extract");
                    return true;
                });
        for (View view : bench.rooms().views().all()) {
            onFx(
                    () -> {
                        bench.dock().open(view.id());
                        window.getScene().getRoot().applyCss();
                        window.getScene().getRoot().layout();
                        return true;
                    });
            look(view.id());
        }
        onFx(
                () -> {
                    bench.palette().toggle();
                    return true;
                });
        look("the palette");
        onFx(
                () -> {
                    bench.toggleKeys();
                    return true;
                });
        look("the keys");
        assertThat(english).isEmpty();
    }

    private void look(String where) {
        onFx(
                () -> {
                    walk(where, window.getScene().getRoot());
                    for (GraphNode node : helm.run().graphProperty().get().nodes()) {
                        read(where, node.detail());
                    }
                    bench.actions().all().forEach(action -> read(where, action.hint()));
                    return true;
                });
    }

    private void walk(String where, Node node) {
        read(where, textOf(node));
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(where, child));
        }
    }

    private static @Nullable String textOf(Node node) {
        return switch (node) {
            case Labeled labeled -> labeled.getText();
            case Text text -> text.getText();
            case TextInputControl input -> input.getPromptText();
            default -> null;
        };
    }

    private void read(String where, @Nullable String text) {
        if (text == null) {
            return;
        }
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String word = matcher.group();
            if (!STATE_OR_EVENT.matcher(word).matches() && !NAMES.contains(word)) {
                english.add(where + ": " + word + " in \"" + text + "\"");
            }
        }
    }
}

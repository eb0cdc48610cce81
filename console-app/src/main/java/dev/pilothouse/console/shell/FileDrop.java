package dev.pilothouse.console.shell;

import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Takes files that are dropped on the window: workflows and recorded runs.
///
/// **Thread:** FX.
final class FileDrop {

    private static final List<String> KNOWN = List.of(".yaml", ".yml", ".phrun");

    private final Consumer<Path> opener;

    FileDrop(Consumer<Path> opener) {
        this.opener = opener;
    }

    /// Listens to a scene.
    void onto(Scene scene) {
        scene.addEventHandler(DragEvent.DRAG_OVER, this::over);
        scene.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    }

    private void over(DragEvent event) {
        if (!known(event.getDragboard()).isEmpty()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        List<File> files = known(event.getDragboard());
        files.forEach(file -> opener.accept(file.toPath()));
        event.setDropCompleted(!files.isEmpty());
        event.consume();
    }

    private static List<File> known(Dragboard board) {
        return board.hasFiles()
                ? board.getFiles().stream()
                        .filter(file -> KNOWN.stream().anyMatch(file.getName()::endsWith))
                        .toList()
                : List.of();
    }
}

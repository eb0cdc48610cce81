package dev.pilothouse.console.shell;

import dev.pilothouse.console.debug.BreakpointFile;
import dev.pilothouse.console.debug.BreakpointsModel;
import dev.pilothouse.console.words.Words;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Gives breakpoints to a colleague as a file, and takes theirs over.
///
/// **Thread:** FX.
final class BreakpointExchange {

    private final Window window;
    private final Words words;

    BreakpointExchange(Window window, Words words) {
        this.window = window;
        this.words = words;
    }

    /// Lets a person choose a file and adds what it says to what is set.
    ///
    /// @param tell hears how many there were, or what is wrong
    void takeOver(BreakpointsModel breakpoints, Consumer<String> tell) {
        File chosen = chooser("breakpoints.import").showOpenDialog(window);
        if (chosen != null) {
            tell.accept(takeOver(breakpoints, chosen.toPath()));
        }
    }

    private String takeOver(BreakpointsModel breakpoints, Path file) {
        try {
            int added = breakpoints.add(new BreakpointFile(file).read());
            return words.get("breakpoints.imported", added);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /// Lets a person choose a file and writes what is set to it.
    ///
    /// @param tell hears where it is, or what is wrong
    void give(BreakpointsModel breakpoints, Consumer<String> tell) {
        FileChooser chooser = chooser("breakpoints.export");
        chooser.setInitialFileName("breakpoints.json");
        File chosen = chooser.showSaveDialog(window);
        if (chosen != null) {
            tell.accept(give(breakpoints, chosen.toPath()));
        }
    }

    private String give(BreakpointsModel breakpoints, Path file) {
        try {
            new BreakpointFile(file).write(breakpoints.all());
            return words.get("breakpoints.exported", file.toString());
        } catch (IOException e) {
            return words.get("breakpoints.not-exported", file.toString(), e.getMessage());
        }
    }

    private FileChooser chooser(String action) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.get("action." + action));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(words.get("breakpoints.kind"), "*.json"));
        return chooser;
    }
}

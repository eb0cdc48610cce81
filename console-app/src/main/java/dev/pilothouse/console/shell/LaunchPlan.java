package dev.pilothouse.console.shell;

import dev.pilothouse.engine.EngineSettings;

import java.nio.file.Path;
import java.util.List;

/// How the window is to be opened.
///
/// @param settings of the engine inside it
/// @param files workflow files to list
/// @param demo true if the built-in demo is to be running
/// @param pictures where the demo puts its pictures if there is no display
/// @param version the program's
public record LaunchPlan(
        EngineSettings settings, List<Path> files, boolean demo, Path pictures, String version) {

    public LaunchPlan {
        files = List.copyOf(files);
    }

    /// The window with some files listed.
    public static LaunchPlan window(EngineSettings settings, List<Path> files) {
        return new LaunchPlan(settings, files, false, Path.of(""), "unknown");
    }

    /// The same for a version of the program.
    public LaunchPlan ofVersion(String number) {
        return new LaunchPlan(settings, files, demo, pictures, number);
    }

    /// The window with the samples listed and the demo running; without a display, its pictures.
    public static LaunchPlan demo(EngineSettings settings, List<Path> samples, Path pictures) {
        return new LaunchPlan(settings, samples, true, pictures, "unknown");
    }
}

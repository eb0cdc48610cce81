package dev.pilothouse.console.shell;

import dev.pilothouse.console.shell.state.Memory;
import dev.pilothouse.console.shell.state.Quiet;
import dev.pilothouse.console.shell.state.WindowState;
import dev.pilothouse.console.words.Language;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// What a workbench stands on: what outlives it.
///
/// @param zone the time zone
/// @param memory what the window remembers
/// @param appearance how it looks
/// @param openFiles lets a person choose files; null if there is nobody
/// @param exchange lets a person choose files for breakpoints; null if there is nobody
/// @param saveAs lets a person choose where a file goes, given a name for it; null if there is
///   nobody
/// @param speak goes over to another language, which replaces the workbench
record Desk(
        ZoneId zone,
        Memory memory,
        Appearance appearance,
        @Nullable Runnable openFiles,
        @Nullable BreakpointExchange exchange,
        @Nullable Function<String, Optional<Path>> saveAs,
        Consumer<Language> speak) {

    /// A desk where nothing is remembered, nobody chooses and nothing is announced.
    static Desk bare(ZoneId zone, Appearance appearance) {
        Memory fleeting = new Memory(WindowState.FRESH.quietened(new Quiet(true, 0, 0)), _ -> {});
        return new Desk(zone, fleeting, appearance, null, null, null, _ -> {});
    }
}

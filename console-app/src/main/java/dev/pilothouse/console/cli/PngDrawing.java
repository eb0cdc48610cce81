package dev.pilothouse.console.cli;

import dev.pilothouse.graphview.canvas.Palette;
import dev.pilothouse.graphview.look.Theme;
import dev.pilothouse.graphview.look.TokenSheet;
import dev.pilothouse.graphview.paint.Picture;
import dev.pilothouse.graphview.picture.Pictures;

import javafx.application.Platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Draws pictures as PNG with JavaFX's headless platform, so no display is needed.
final class PngDrawing {

    private static final double PIXELS_PER_UNIT = 2;

    private PngDrawing() {}

    /// **Failure:** [CommandException] if JavaFX cannot draw here.
    static void write(Picture picture, Theme theme, Path file) throws IOException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        CompletableFuture<Void> drawn = new CompletableFuture<>();
        try {
            Platform.startup(() -> draw(picture, theme, file, drawn));
            drawn.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unwritable) {
                throw unwritable;
            }
            throw cannotDraw(Objects.requireNonNullElse(e.getCause(), e));
        } catch (RuntimeException | LinkageError e) {
            throw cannotDraw(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cannotDraw(e);
        } finally {
            Platform.exit();
        }
    }

    private static void draw(
            Picture picture, Theme theme, Path file, CompletableFuture<Void> drawn) {
        try {
            Palette palette = Palette.of(TokenSheet.shipped(), theme);
            Pictures.write(picture, palette, PIXELS_PER_UNIT, file);
            drawn.complete(null);
        } catch (IOException | RuntimeException | LinkageError e) {
            drawn.completeExceptionally(e);
        }
    }

    private static CommandException cannotDraw(Throwable why) {
        CommandException refusal =
                CommandException.internal(
                        "the picture cannot be drawn here (%s)".formatted(why),
                        "On Linux without a desktop install libpangoft2-1.0-0, or choose -o x.svg,"
                                + " which needs nothing.");
        refusal.initCause(why);
        return refusal;
    }
}

package dev.pilothouse.graphview.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.graphview.Samples;
import dev.pilothouse.graphview.canvas.Palette;
import dev.pilothouse.graphview.layout.ElkLayeredLayout;
import dev.pilothouse.graphview.layout.NodeSize;
import dev.pilothouse.graphview.look.Theme;
import dev.pilothouse.graphview.look.Token;
import dev.pilothouse.graphview.look.TokenSheet;
import dev.pilothouse.graphview.model.GraphModel;
import dev.pilothouse.graphview.paint.Drawing;
import dev.pilothouse.graphview.paint.Picture;

import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

@ExtendWith(ApplicationExtension.class)
class PicturesTest {
    private static Picture picture(GraphModel model) {
        var laidOut = new ElkLayeredLayout().layout(model.structure(), NodeSize.fitting(model));
        return Picture.of(
                Drawing.of(model, laidOut), "nightly-etl · run #812", "2026-11-23 02:01:12");
    }

    private static Palette palette(Theme theme) {
        return Palette.of(TokenSheet.shipped(), theme);
    }

    @Test
    void writesWhatAnyReaderReadsBack() throws IOException {
        WritableImage image = new WritableImage(3, 2);
        image.getPixelWriter().setColor(0, 0, Color.RED);
        image.getPixelWriter().setColor(2, 1, Color.rgb(10, 20, 30));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Png.write(image, out);

        Image read = new Image(new ByteArrayInputStream(out.toByteArray()));
        assertThat(read.getException()).isNull();
        assertThat(read.getWidth()).isEqualTo(3);
        assertThat(read.getHeight()).isEqualTo(2);
        assertThat(read.getPixelReader().getColor(0, 0)).isEqualTo(Color.RED);
        assertThat(read.getPixelReader().getColor(2, 1)).isEqualTo(Color.rgb(10, 20, 30));
        assertThat(read.getPixelReader().getColor(1, 0)).isEqualTo(Color.TRANSPARENT);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void writesAGraphWithoutAnyScene(Theme theme) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "screens"));
        Path file = folder.resolve("picture-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
        Picture picture = picture(Samples.everyState());

        WaitForAsyncUtils.waitForAsyncFx(
                30_000,
                () -> {
                    Pictures.write(picture, palette(theme), 1.5, file);
                    return true;
                });

        Image read = new Image(file.toUri().toString());
        assertThat(read.getWidth()).isEqualTo(Math.ceil(picture.bounds().width() * 1.5));
        assertThat(read.getPixelReader().getColor(1, 1))
                .isEqualTo(palette(theme).colour(Token.SURFACE));
    }

    @Test
    void drawsALargeGraphSmallerRatherThanNotAtAll() {
        Picture picture = picture(Samples.random(2_000, 4));

        WritableImage image =
                WaitForAsyncUtils.waitForAsyncFx(
                        60_000, () -> Pictures.draw(picture, palette(Theme.LIGHT), 2));

        assertThat(image.getWidth() * image.getHeight()).isBetween(1e6, 25e6);
        assertThat(image.getWidth() / image.getHeight())
                .isBetween(
                        0.99 * picture.bounds().width() / picture.bounds().height(),
                        1.01 * picture.bounds().width() / picture.bounds().height());
    }
}

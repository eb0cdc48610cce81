package dev.pilothouse.installers.icon;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/// The icon as it is drawn, and as it lies in the repository: `-Dicon=write` writes it there.
class IconTest {

    private static final int SIZE = 256;

    @Test
    void isInTheRepositoryAsItIsDrawn() throws IOException {
        Path file = pictures().resolve("pilothouse.svg");
        if ("write".equals(System.getProperty("icon"))) {
            Files.writeString(file, Icon.svg());
            Files.write(pictures().resolve("pilothouse.png"), Icon.png(SIZE));
        }
        assertThat(file).hasContent(Icon.svg());
        BufferedImage kept = ImageIO.read(pictures().resolve("pilothouse.png").toFile());
        assertThat(pixels(kept)).isEqualTo(pixels(drawn(SIZE)));
    }

    @Test
    void isClearAtItsCornersAndSolidInItsMiddle() throws IOException {
        for (int size : new int[] {16, 48, SIZE}) {
            BufferedImage icon = drawn(size);
            assertThat(icon.getWidth()).isEqualTo(size);
            assertThat(icon.getRGB(0, 0) >>> 24).isZero();
            assertThat(icon.getRGB(size / 2, size / 2) >>> 24).isEqualTo(0xff);
        }
    }

    private static BufferedImage drawn(int size) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Icon.png(size)));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static Path pictures() {
        String repository = requireNonNull(System.getProperty("pilothouse.repository"));
        return Path.of(repository, "installers", "src", "icon");
    }
}

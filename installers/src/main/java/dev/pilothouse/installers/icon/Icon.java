package dev.pilothouse.installers.icon;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

/// The program's icon as files.
public final class Icon {

    private Icon() {}

    /// A square picture of so many pixels.
    public static byte[] png(int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image(size), "png", bytes);
        return bytes.toByteArray();
    }

    /// The same for any size.
    public static String svg() {
        return Wheel.pieces().stream()
                .map(piece -> "  <path fill=\"%s\" d=\"%s\"/>\n".formatted(hex(piece), path(piece)))
                .collect(
                        Collectors.joining(
                                "",
                                """
                                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d">
                                  <title>Pilothouse</title>
                                """
                                        .formatted(Wheel.SIZE),
                                "</svg>\n"));
    }

    private static BufferedImage image(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale((double) size / Wheel.SIZE, (double) size / Wheel.SIZE);
        for (Wheel.Piece piece : Wheel.pieces()) {
            graphics.setColor(piece.color());
            graphics.fill(piece.shape());
        }
        graphics.dispose();
        return image;
    }

    private static String hex(Wheel.Piece piece) {
        Color color = piece.color();
        return "#%02x%02x%02x".formatted(color.getRed(), color.getGreen(), color.getBlue());
    }

    private static String path(Wheel.Piece piece) {
        return new PathText(piece.shape()).text();
    }
}

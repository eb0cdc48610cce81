package dev.pilothouse.graphview.picture;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/// Writes an image as PNG, without AWT.
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int BITS = 8;
    private static final int RGB_WITH_ALPHA = 6;
    private static final int NO_FILTER = 0;

    private Png() {}

    static void write(Image image, OutputStream target) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        DataOutputStream out = new DataOutputStream(target);
        out.write(SIGNATURE);
        chunk(out, "IHDR", header(width, height));
        chunk(out, "IDAT", pixels(image.getPixelReader(), width, height));
        chunk(out, "IEND", new byte[0]);
        out.flush();
    }

    private static byte[] header(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {BITS, RGB_WITH_ALPHA, 0, 0, 0});
        return bytes.toByteArray();
    }

    private static byte[] pixels(PixelReader reader, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(bytes)) {
            int[] argb = new int[width];
            byte[] row = new byte[1 + 4 * width];
            row[0] = NO_FILTER;
            for (int y = 0; y < height; y++) {
                reader.getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), argb, 0, width);
                spread(argb, row);
                packed.write(row);
            }
        }
        return bytes.toByteArray();
    }

    private static void spread(int[] argb, byte[] row) {
        for (int x = 0; x < argb.length; x++) {
            row[1 + 4 * x] = (byte) (argb[x] >> 16);
            row[2 + 4 * x] = (byte) (argb[x] >> 8);
            row[3 + 4 * x] = (byte) argb[x];
            row[4 + 4 * x] = (byte) (argb[x] >> 24);
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}

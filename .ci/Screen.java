import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/// Waits until the screen of Xvfb shows a picture, and keeps it as PNG: a window, at least a third of the screen, of many
/// colours, seen twice in a row.
///
/// It runs from source on any Java from 17 on, and reads the file that `Xvfb -fbdir` keeps: an XWD dump.
public final class Screen {
    private static final int COLOURS = 64;
    private static final double SHARE = 1 / 3.0;
    private static final long PAUSE_MILLIS = 1_000;
    private static final int HEADER_SIZE = 0;
    private static final int WIDTH = 4;
    private static final int HEIGHT = 5;
    private static final int BYTE_ORDER = 7;
    private static final int BYTES_PER_LINE = 12;
    private static final int COLOUR_MAP_ENTRIES = 19;
    private static final int COLOUR_MAP_ENTRY_BYTES = 12;

    private Screen() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        Path screen = Path.of(args[0]);
        long end = System.nanoTime() + Long.parseLong(args[2]) * 1_000_000_000L;
        boolean before = false;
        while (System.nanoTime() < end) {
            BufferedImage image = read(screen);
            Map<Integer, Integer> counts = counts(image);
            boolean now = isPicture(image, counts);
            if (now && before) {
                File file = new File(args[1]).getAbsoluteFile();
                file.getParentFile().mkdirs();
                ImageIO.write(image, "png", file);
                System.out.println("a window with " + counts.size() + " colours came: " + file);
                return;
            }
            before = now;
            Thread.sleep(PAUSE_MILLIS);
        }
        System.err.println("Expected a window with a picture within " + args[2] + " s, but the screen has "
                + counts(read(screen)).size() + " colour(s).");
        System.exit(1);
    }

    /// The screen itself is black.
    private static boolean isPicture(BufferedImage image, Map<Integer, Integer> counts) {
        int pixels = image.getWidth() * image.getHeight();
        return counts.size() >= COLOURS && pixels - counts.getOrDefault(0, 0) >= SHARE * pixels;
    }

    private static Map<Integer, Integer> counts(BufferedImage image) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                counts.merge(image.getRGB(x, y) & 0xffffff, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static BufferedImage read(Path file) throws IOException {
        ByteBuffer dump = ByteBuffer.wrap(Files.readAllBytes(file));
        int width = field(dump, WIDTH);
        int height = field(dump, HEIGHT);
        int line = field(dump, BYTES_PER_LINE);
        int start = field(dump, HEADER_SIZE) + field(dump, COLOUR_MAP_ENTRIES) * COLOUR_MAP_ENTRY_BYTES;
        boolean little = field(dump, BYTE_ORDER) == 0;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        dump.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, dump.getInt(start + y * line + x * Integer.BYTES));
            }
        }
        return image;
    }

    /// A number of the header, which is always big-endian.
    private static int field(ByteBuffer dump, int index) {
        return dump.order(ByteOrder.BIG_ENDIAN).getInt(index * Integer.BYTES);
    }
}

package dev.pilothouse.installers;

import static java.util.Objects.requireNonNull;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.imageio.ImageIO;

/// What an ordinary user does with the program.
///
/// @param ground where it is installed
record Use(Ground ground) {

    /// The program with some arguments.
    ProcessBuilder command(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(ground.program()));
        words.addAll(arguments);
        return ground.command(words);
    }

    /// The same in front of a virtual screen, until its window has come and a picture of it is
    /// kept.
    Ended onADisplay(Path picture, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder inside = command(List.of(arguments));
        Path scripts = Path.of(requireNonNull(System.getProperty("pilothouse.repository")), ".ci");
        List<String> all =
                new ArrayList<>(
                        List.of(
                                scripts.resolve("with-display").toString(),
                                scripts.resolve("window-comes").toString(),
                                picture.toString()));
        all.addAll(inside.command());
        ProcessBuilder outside = new ProcessBuilder(all).directory(inside.directory());
        outside.environment().clear();
        outside.environment().putAll(inside.environment());
        outside.environment()
                .put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        return Ended.of(outside);
    }

    String samples() {
        return ground.home() + "/samples";
    }

    String sample(String name) {
        return samples() + "/" + name;
    }

    /// A data directory of the user's.
    String data(String name) {
        return ground.user() + "/data of " + name;
    }

    /// How many colours a picture has.
    static int colours(Path picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours.size();
    }
}

package dev.pilothouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Colours have one home, `tokens.css`: neither Java nor another style sheet names one.
class SourceScanTest {

    private static final Path MAIN = Path.of("src", "main");
    private static final Pattern COLOUR =
            Pattern.compile("#[0-9A-Fa-f]{6}\\b|#[0-9A-Fa-f]{3}\\b(?=\\s*;)|\\brgba?\\(");
    private static final Pattern STYLE =
            Pattern.compile("\\.setStyle\\(|\\bColor\\.(web|rgb|valueOf|[A-Z]{3,})");

    @Test
    void javaNamesNoColourAndSetsNoStyle() {
        assertThat(linesOf(".java"))
                .isNotEmpty()
                .noneMatch(line -> COLOUR.matcher(line).find() || STYLE.matcher(line).find());
    }

    @Test
    void styleSheetsOnlyLookColoursUp() {
        assertThat(linesOf(".css")).isNotEmpty().noneMatch(line -> COLOUR.matcher(line).find());
    }

    @Test
    void thereIsNoFxml() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".fxml"));
        }
    }

    private static List<String> linesOf(String extension) {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .flatMap(SourceScanTest::lines)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().map(line -> file + ": " + line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

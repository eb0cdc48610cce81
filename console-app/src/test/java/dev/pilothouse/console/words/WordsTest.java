package dev.pilothouse.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class WordsTest {

    private static final Path MAIN = Path.of("src", "main");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)|%[ds]");
    private static final Pattern USE = Pattern.compile("words\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");

    private final Words english = Words.in(Language.ENGLISH);
    private final Words chinese = Words.in(Language.CHINESE);

    private static List<String> keysOf(String file) throws IOException {
        Path path = MAIN.resolve("resources/dev/pilothouse/console/words").resolve(file);
        return Files.readAllLines(path).stream()
                .filter(line -> !line.startsWith("#") && line.contains(" ="))
                .map(line -> line.substring(0, line.indexOf(" =")))
                .toList();
    }

    @Test
    void bothLanguagesHaveTheSameKeysEachOnceAndInOrder() throws IOException {
        List<String> keys = keysOf("words.properties");
        assertThat(keysOf("words_zh.properties")).isEqualTo(keys);
        assertThat(keys).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(100);
    }

    @Test
    void bothLanguagesHaveTheSamePlacesForValues() {
        for (String key : english.keys()) {
            assertThat(places(chinese.get(key))).as(key).isEqualTo(places(english.get(key)));
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            places.add(matcher.group());
        }
        return places;
    }

    @Test
    void everyTextThatTheSourcesAskForIsThere() {
        Set<String> used = new TreeSet<>();
        for (String source : sources()) {
            Matcher matcher = USE.matcher(source);
            while (matcher.find()) {
                used.add(matcher.group(1));
            }
        }
        assertThat(used).hasSizeGreaterThan(80);
        assertThat(english.keys()).containsAll(used);
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(WordsTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void countsInWords() {
        assertThat(english.get("status.engine", 1)).isEqualTo("engine 1 fire worker");
        assertThat(english.get("status.engine", 4)).isEqualTo("engine 4 fire workers");
        assertThat(english.get("status.runs", 0, 0)).isEqualTo("no runs, 0 active");
        assertThat(english.get("crumb.run", 12_345L)).isEqualTo("run #12345");
        assertThat(chinese.get("crumb.run", 12_345L)).isEqualTo("运行 #12345");
    }

    @Test
    void speaksTheLanguageThatIsNearest() {
        assertThat(Language.nearest(Locale.TRADITIONAL_CHINESE)).isEqualTo(Language.CHINESE);
        assertThat(Language.nearest(Locale.GERMANY)).isEqualTo(Language.ENGLISH);
    }
}

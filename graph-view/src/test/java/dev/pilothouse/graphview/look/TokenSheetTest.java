package dev.pilothouse.graphview.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class TokenSheetTest {
    private static final Pattern HEX_COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}\\b");

    @Test
    void readsTheShippedColours() {
        TokenSheet sheet = TokenSheet.shipped();

        assertThat(sheet.hex(Theme.LIGHT, Token.RUNNING)).isEqualTo("#2A99E1");
        assertThat(sheet.hex(Theme.DARK, Token.FAILED)).isEqualTo("#E5390C");
    }

    @Test
    void namesTheTokenThatIsMissing() throws IOException {
        String css = Files.readString(Path.of(URI.create(TokenSheet.stylesheet())));

        assertThatThrownBy(() -> TokenSheet.of(css.replace("-ph-on-paused", "-ph-other")))
                .hasMessageContaining("-ph-on-paused in .light")
                .hasMessageContaining("Add it");
    }

    @Test
    void namesTheThemeThatIsMissing() {
        assertThatThrownBy(() -> TokenSheet.of("")).hasMessageContaining(".light { … }");
    }

    @Test
    void noOtherFileHoldsAColour() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main"))) {
            List<Path> withColours =
                    files.filter(Files::isRegularFile)
                            .filter(file -> HEX_COLOUR.matcher(text(file)).find())
                            .toList();

            assertThat(withColours)
                    .extracting(f -> f.getFileName().toString())
                    .containsExactly("tokens.css");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}

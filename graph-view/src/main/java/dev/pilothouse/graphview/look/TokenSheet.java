package dev.pilothouse.graphview.look;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The colours of `tokens.css`, read without JavaFX.
///
/// **Failure:** a sheet that lacks a theme or a token is refused with the name of what is missing.
public final class TokenSheet {
    private static final String RESOURCE = "/dev/pilothouse/graphview/tokens.css";
    private static final Pattern COLOUR =
            Pattern.compile("(-ph-[a-z-]+)\\s*:\\s*(#[0-9A-Fa-f]{6})\\s*;");

    private final Map<Theme, Map<Token, String>> colours = new EnumMap<>(Theme.class);

    private TokenSheet(String css) {
        for (Theme theme : Theme.values()) {
            colours.put(theme, parse(theme, css));
        }
    }

    /// The address to add to a scene's style sheets; its root then carries a [Theme#styleClass].
    public static String stylesheet() {
        return resource().toExternalForm();
    }

    /// The sheet that is shipped with the controls.
    public static TokenSheet shipped() {
        try (InputStream in = resource().openStream()) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + RESOURCE + ", but could not", e);
        }
    }

    /// A sheet from its text.
    public static TokenSheet of(String css) {
        return new TokenSheet(css);
    }

    /// The colour of a token as `#RRGGBB`.
    public String hex(Theme theme, Token token) {
        return required(required(colours.get(theme), theme.name()).get(token), token.name());
    }

    private static Map<Token, String> parse(Theme theme, String css) {
        Map<String, String> byName = new HashMap<>();
        Matcher matcher = COLOUR.matcher(block(theme, css));
        while (matcher.find()) {
            byName.put(matcher.group(1), matcher.group(2));
        }
        Map<Token, String> parsed = new EnumMap<>(Token.class);
        for (Token token : Token.values()) {
            String where = token.cssName() + " in ." + theme.styleClass();
            parsed.put(token, required(byName.get(token.cssName()), where));
        }
        return parsed;
    }

    private static String block(Theme theme, String css) {
        String selector = "." + theme.styleClass();
        Matcher matcher = Pattern.compile(Pattern.quote(selector) + "\\s*\\{([^}]*)}").matcher(css);
        return required(matcher.find() ? matcher.group(1) : null, selector + " { … }");
    }

    private static <T> T required(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "Expected the colour sheet to define "
                            + what
                            + ", but it does not. Add it as `name: #RRGGBB;`");
        }
        return value;
    }

    private static URL resource() {
        return required(TokenSheet.class.getResource(RESOURCE), RESOURCE);
    }
}

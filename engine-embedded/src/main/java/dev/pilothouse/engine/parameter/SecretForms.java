package dev.pilothouse.engine.parameter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The texts in which a secret can turn up in a log: as it is, line by line, in hexadecimal, as
/// part of a URL, and in Base64, also in the middle of something longer (`user:secret`).
final class SecretForms {

    /// A line of a secret of several lines counts from this length; shorter ones (`}`) are no
    /// secret.
    private static final int SHORTEST_LINE = 8;

    /// A piece of Base64 counts from this length.
    private static final int SHORTEST_PIECE = 6;

    private SecretForms() {}

    static Set<String> of(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        secret.lines()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST_LINE)
                .forEach(forms::add);
        byte[] bytes = secret.getBytes(UTF_8);
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
        addUrl(forms, URLEncoder.encode(secret, UTF_8));
        addBase64(forms, Base64.getEncoder(), bytes);
        addBase64(forms, Base64.getUrlEncoder(), bytes);
        return forms;
    }

    private static void addUrl(Set<String> forms, String encoded) {
        for (String form : List.of(encoded, encoded.replace("+", "%20"))) {
            forms.add(form);
            forms.add(lowerEscapes(form));
        }
    }

    private static String lowerEscapes(String encoded) {
        StringBuilder lower = new StringBuilder(encoded);
        for (int i = lower.indexOf("%"); i >= 0; i = lower.indexOf("%", i + 3)) {
            lower.replace(i, i + 3, lower.substring(i, i + 3).toLowerCase(Locale.ROOT));
        }
        return lower.toString();
    }

    /// Encodes the secret behind 0, 1 and 2 other bytes and keeps the characters that depend on the
    /// secret alone.
    private static void addBase64(Set<String> forms, Base64.Encoder encoder, byte[] secret) {
        forms.add(encoder.encodeToString(secret));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + secret.length];
            System.arraycopy(secret, 0, shifted, before, secret.length);
            String encoded = encoder.withoutPadding().encodeToString(shifted);
            int first = (before * 8 + 5) / 6;
            int last = shifted.length * 8 / 6;
            if (last - first >= SHORTEST_PIECE) {
                forms.add(encoded.substring(first, last));
            }
        }
    }
}

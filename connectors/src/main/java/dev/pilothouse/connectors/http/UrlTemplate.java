package dev.pilothouse.connectors.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A URL with `${name}` in it. A value is encoded for the place where it stands, so it never adds a
/// path segment, a query parameter or a host that the author did not write; only at the very
/// beginning it stands for the base URL itself.
///
/// @param template the text as the author wrote it
record UrlTemplate(String template) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern HOST_PART =
            Pattern.compile("[A-Za-z0-9._-]+(:\\d{1,5})?|\\d{1,5}");

    /// The URL with values; unknown names stay and make it invalid.
    String fill(Function<String, Optional<String>> values) {
        StringBuilder url = new StringBuilder();
        var matcher = PLACEHOLDER.matcher(template);
        int last = 0;
        while (matcher.find()) {
            url.append(template, last, matcher.start());
            String name = matcher.group(1);
            url.append(
                    values.apply(name)
                            .map(value -> encode(name, value, url))
                            .orElse(matcher.group()));
            last = matcher.end();
        }
        return url.append(template.substring(last)).toString();
    }

    /// A URL text as a URI that may be asked.
    static URI check(String url) {
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException invalid) {
            throw new IllegalArgumentException(
                    "Expected a valid URL, but %s (at character %d); correct the task's url."
                            .formatted(invalid.getReason(), invalid.getIndex() + 1),
                    invalid);
        }
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "Expected a URL that begins with http:// or https:// and a host; correct the"
                            + " task's url.");
        }
        return uri;
    }

    static String encodeQuery(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String encode(String name, String value, StringBuilder before) {
        int authority = before.indexOf("://");
        if (before.isEmpty()) {
            return value;
        }
        String rest = authority < 0 ? "" : before.substring(authority + 3);
        if (authority < 0 || !(rest.contains("/") || rest.contains("?") || rest.contains("#"))) {
            return hostPart(name, value);
        }
        if (value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException(
                    "Expected parameter %s to be a part of the URL, but it is \"%s\"."
                            .formatted(name, value));
        }
        return encodeQuery(value);
    }

    private static String hostPart(String name, String value) {
        if (!HOST_PART.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Expected parameter %s to be a host or a port, because it stands there in the"
                                    .formatted(name)
                            + " URL, but it has other characters.");
        }
        return value;
    }
}

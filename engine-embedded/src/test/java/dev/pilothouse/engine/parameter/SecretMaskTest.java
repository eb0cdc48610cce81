package dev.pilothouse.engine.parameter;

import static dev.pilothouse.engine.parameter.SecretMask.MASK;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

final class SecretMaskTest {

    private static final String SECRET = "pä$$ w/rd+1";

    private final SecretMask mask = new SecretMask(List.of(SECRET, "other-one", "ab", ""));

    @Test
    void hidesSecretsInEveryForm() {
        byte[] bytes = SECRET.getBytes(UTF_8);
        for (String form :
                List.of(
                        SECRET,
                        HexFormat.of().formatHex(bytes),
                        HexFormat.of().withUpperCase().formatHex(bytes),
                        URLEncoder.encode(SECRET, UTF_8),
                        URLEncoder.encode(SECRET, UTF_8).replace("+", "%20"),
                        Base64.getEncoder().encodeToString(bytes),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))) {
            assertThat(mask.mask("<" + form + ">")).isEqualTo("<" + MASK + ">");
        }
    }

    @Test
    void hidesTheSecretInTheBase64OfSomethingLonger() {
        for (String user : List.of("u:", "us:", "user:", "a-long-user:")) {
            String basic =
                    Base64.getEncoder().encodeToString((user + SECRET + ":tail").getBytes(UTF_8));
            String masked = mask.mask(basic);
            assertThat(masked).contains(MASK);
            int notSecret = (user + ":tail").length();
            assertThat(masked.length() - MASK.length()).isLessThanOrEqualTo(notSecret * 4 / 3 + 4);
        }
    }

    @Test
    void hidesOverlappingAndTouchingSecretsWhole() {
        var overlapping = new SecretMask(List.of("abcd", "cdef", "bcdefgh"));
        assertThat(overlapping.mask("xabcdefy")).isEqualTo("x" + MASK + "y");
        assertThat(overlapping.mask("xabcdabcdy")).isEqualTo("x" + MASK + "y");
        assertThat(overlapping.mask("xabcdefghy")).isEqualTo("x" + MASK + "y");
    }

    @Test
    void hidesEachLongerLineOfASecretOfSeveralLines() {
        var key = new SecretMask(List.of("-----BEGIN KEY-----\nMIIEvQIBADANBg\nshort\n"));
        assertThat(key.mask("read MIIEvQIBADANBg")).isEqualTo("read " + MASK);
        assertThat(key.mask("a short line")).isEqualTo("a short line");
    }

    @Test
    void leavesVeryShortAndEmptyValues() {
        assertThat(mask.mask("abba ab")).isEqualTo("abba ab");
        assertThat(new SecretMask(List.of("***")).mask("a***b")).isEqualTo("a***b");
    }

    @Test
    void takesTheSecretsOfATask() {
        var parameters = Sources.typed(Sources.secret("k", "s3cret"), Parameter.of("p", "plain"));
        assertThat(SecretMask.of(parameters).mask("plain s3cret")).isEqualTo("plain " + MASK);
    }

    @Test
    void holdsBackNoMoreThanMayBeASecret() {
        var chunks = mask.chunks();
        assertThat(chunks.accept("line\nothe")).isEqualTo("line\n");
        assertThat(chunks.accept("rs\noth")).isEqualTo("others\n");
        assertThat(chunks.accept("er-one.")).isEqualTo(MASK + ".");
        assertThat(chunks.end()).isEmpty();
    }

    @Property(tries = 500)
    void hidesTheSameInAnyChunks(
            @ForAll @Size(max = 4)
                    List<@CharRange(from = 'a', to = 'c') @StringLength(min = 3, max = 5) String>
                            secrets,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 60) String text,
            @ForAll @IntRange(min = 1, max = 7) int size) {
        var some = new SecretMask(secrets);
        var chunks = some.chunks();
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i += size) {
            shown.append(chunks.accept(text.substring(i, Math.min(text.length(), i + size))));
        }
        shown.append(chunks.end());
        assertThat(shown.toString()).isEqualTo(some.mask(text));
        assertThat(secrets)
                .allSatisfy(secret -> assertThat(shown.toString()).doesNotContain(secret));
    }

    @Property(tries = 500)
    void masksOnceAndForAll(
            @ForAll @Size(max = 4)
                    List<@CharRange(from = ')', to = '+') @StringLength(min = 3, max = 5) String>
                            secrets,
            @ForAll @CharRange(from = ')', to = '+') @StringLength(max = 60) String text) {
        var some = new SecretMask(secrets);
        String once = some.mask(text);
        assertThat(some.mask(once)).isEqualTo(once);
    }
}

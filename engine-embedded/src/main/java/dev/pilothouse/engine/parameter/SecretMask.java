package dev.pilothouse.engine.parameter;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Hides secret values in text that people will see: logs, journal, exports.
///
/// It is the second fence: a value that is known to be secret is never shown in the first place.
///
/// **Contract:**
/// - every occurrence of every secret is hidden, overlapping ones too, also in Base64, hexadecimal
///   and URL encoding, and each longer line of a secret of several lines;
/// - occurrences that touch become one [#MASK], so nothing can be told from the length;
/// - masking twice is masking once (by chunks: unless a secret holds an asterisk);
/// - values shorter than [#SHORTEST] characters are left: hiding every `1` of a log would make it
///   useless and the value easy to guess; values of asterisks alone look masked already.
///
/// **Thread:** any.
public final class SecretMask {

    /// What is shown instead of a secret.
    public static final String MASK = "******";

    /// Secrets shorter than this are not looked for.
    public static final int SHORTEST = 3;

    private final SecretAutomaton automaton;
    private final boolean touchesMask;

    /// A mask for these values.
    public SecretMask(Collection<String> secrets) {
        Set<String> forms = new HashSet<>();
        secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST && !isAsterisks(secret))
                .map(SecretForms::of)
                .forEach(forms::addAll);
        automaton = new SecretAutomaton(forms);
        touchesMask = forms.stream().anyMatch(form -> form.indexOf('*') >= 0);
    }

    /// A mask for every secret that a task sees.
    public static SecretMask of(ResolvedParameters parameters) {
        return new SecretMask(
                parameters.byName().values().stream()
                        .filter(ResolvedParameter::secret)
                        .map(ResolvedParameter::value)
                        .toList());
    }

    /// The text without secrets.
    public String mask(String text) {
        String masked = maskOnce(text);
        String before = text;
        while (touchesMask && !masked.equals(before)) {
            before = masked;
            masked = maskOnce(masked);
        }
        return masked;
    }

    /// A mask for a text that comes in chunks; one for each text.
    public Chunks chunks() {
        return new Chunks(this);
    }

    private String maskOnce(String text) {
        Chunks chunks = chunks();
        return chunks.accept(text) + chunks.end();
    }

    private static boolean isAsterisks(String secret) {
        return secret.chars().allMatch(c -> c == '*');
    }

    /// Masks a text that comes in chunks, holding back what may be the beginning of a secret.
    ///
    /// **Thread:** one at a time.
    public static final class Chunks {

        private final SecretMask mask;
        private final StringBuilder held = new StringBuilder();
        private final BitSet hidden = new BitSet();
        private int state;
        private boolean masking;

        private Chunks(SecretMask mask) {
            this.mask = mask;
        }

        /// Takes the next chunk and returns what can be shown so far.
        public String accept(CharSequence chunk) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < chunk.length(); i++) {
                held.append(chunk.charAt(i));
                state = mask.automaton.next(state, chunk.charAt(i));
                hidden.set(held.length() - mask.automaton.match(state), held.length());
                release(out, held.length() - mask.automaton.depth(state));
            }
            return out.toString();
        }

        /// Ends the text and returns the rest of it.
        public String end() {
            StringBuilder out = new StringBuilder();
            release(out, held.length());
            return out.toString();
        }

        private void release(StringBuilder out, int count) {
            if (count == 0) {
                return;
            }
            for (int i = 0; i < count; i++) {
                if (!hidden.get(i)) {
                    out.append(held.charAt(i));
                } else if (!masking) {
                    out.append(MASK);
                }
                masking = hidden.get(i);
            }
            held.delete(0, count);
            BitSet rest = hidden.get(count, count + held.length());
            hidden.clear();
            hidden.or(rest);
        }
    }
}

package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.JournalWriter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/// The hash of everything that was committed, in order: the same seed gives the same one on every
/// machine.
///
/// **Thread:** the simulation's.
final class Trace {

    private static final int SHOWN = 16;

    private final MessageDigest digest;
    private final JournalWriter writer = new JournalWriter(UnaryOperator.identity());

    Trace() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in every Java", e);
        }
    }

    void add(JournalEntry entry, long run) {
        digest.update((run + " " + writer.line(entry)).getBytes(StandardCharsets.UTF_8));
    }

    /// The hash so far, in hexadecimal.
    String hash() {
        try {
            MessageDigest copy = (MessageDigest) digest.clone();
            return HexFormat.of().formatHex(copy.digest()).substring(0, SHOWN);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Expected a digest that can be copied", e);
        }
    }
}

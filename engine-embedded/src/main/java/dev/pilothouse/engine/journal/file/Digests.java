package dev.pilothouse.engine.journal.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Message digests that every Java has.
final class Digests {

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java to know SHA-256", e);
        }
    }
}

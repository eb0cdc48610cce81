package dev.pilothouse.engine.definition.file;

import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.StreamReader;

/// The characters of a text for the YAML scanner, which looks ahead to the end of a word or line
/// and copies what it has seen every thousand characters: without a bound, one very long word costs
/// minutes.
final class BoundedReader extends StreamReader {
    static final int FARTHEST = 200_000;

    private boolean spent;

    BoundedReader(String text) {
        super(text);
    }

    /// True once the scanner has looked too far ahead.
    boolean isSpent() {
        return spent;
    }

    @Override
    public int peek(int index) {
        if (index > FARTHEST) {
            spent = true;
            throw new YAMLException("more than " + FARTHEST + " characters in one piece");
        }
        return super.peek(index);
    }
}

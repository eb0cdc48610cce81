package dev.pilothouse.engine.definition.file;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/// A place in a file, line and column from 1; columns count characters.
record Position(int line, int column) {
    static final Position START = new Position(1, 1);

    static Position of(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    static Position of(Node node) {
        return of(node.getStartMark());
    }

    /// The place right behind this text.
    static Position behind(CharSequence text) {
        int line = 1;
        int column = 1;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '\n') {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(text.charAt(at))) {
                column++;
            }
        }
        return new Position(line, column);
    }
}

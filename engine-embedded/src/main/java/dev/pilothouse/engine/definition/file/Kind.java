package dev.pilothouse.engine.definition.file;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// What a person calls a node.
public final class Kind {
    private static final int LONGEST = 40;

    private Kind() {}

    /// `a list`, `a mapping`, `nothing`, or the value itself in quotes.
    public static String of(Node node) {
        if (node instanceof SequenceNode) {
            return "a list";
        }
        if (node instanceof MappingNode) {
            return "a mapping";
        }
        return isNothing(node) ? "nothing" : quoted(((ScalarNode) node).getValue());
    }

    /// The text in quotes, shortened.
    public static String quoted(String text) {
        String line = text.replaceAll("\\s+", " ");
        return "'%s'".formatted(line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…");
    }

    /// True for `~`, `null` and a value that is left out.
    public static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }
}

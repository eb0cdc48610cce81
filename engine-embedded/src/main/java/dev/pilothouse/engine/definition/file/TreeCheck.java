package dev.pilothouse.engine.definition.file;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Makes sure that a tree of nodes can be walked and expanded: no alias contains itself, and what
/// the aliases stand for, written out, is no larger than a file may be. Names duplicate keys, keys
/// that are no text, and tags that YAML's core schema does not have.
final class TreeCheck {
    private static final long MOST_CHARACTERS = 16_000_000;
    private static final int DEEPEST = 100;
    private static final Size OPEN = new Size(0, 0);
    private static final Set<Tag> TAGS =
            Set.of(
                    Tag.STR,
                    Tag.INT,
                    Tag.FLOAT,
                    Tag.BOOL,
                    Tag.NULL,
                    Tag.MERGE,
                    Tag.MAP,
                    Tag.SEQ,
                    Tag.TIMESTAMP);

    private final Faults faults;
    private final Map<Node, Size> sizes = new HashMap<>();
    private boolean sound = true;

    TreeCheck(Faults faults) {
        this.faults = faults;
    }

    /// False after a fault that makes walking the tree dangerous.
    boolean accepts(MappingNode root) {
        measure(root);
        return sound;
    }

    /// What a node comes to with every alias written out.
    private record Size(long characters, int depth) {
        Size with(Size part) {
            return new Size(
                    Math.min(characters + part.characters, MOST_CHARACTERS + 1),
                    Math.max(depth, part.depth + 1));
        }
    }

    /// Only an anchored node can be met twice.
    private Size measure(Node node) {
        if (node.getAnchor() == null) {
            return limited(node, sizeOf(node));
        }
        Size known = sizes.putIfAbsent(node, OPEN);
        if (known != null) {
            return known.equals(OPEN) ? recursion(node) : known;
        }
        Size size = limited(node, sizeOf(node));
        sizes.put(node, size);
        return size;
    }

    private Size limited(Node node, Size size) {
        if (sound && size.characters > MOST_CHARACTERS) {
            refuse(
                    node,
                    "alias-flood",
                    "Expected aliases for parts of a file, but written out they would fill more"
                            + " than a file may hold");
        }
        if (sound && size.depth > DEEPEST) {
            refuse(
                    node,
                    "too-deep",
                    "Expected at most %d levels of nesting, but aliases make more"
                            .formatted(DEEPEST));
        }
        return size;
    }

    private Size sizeOf(Node node) {
        checkTag(node);
        Size size = new Size(1, 1);
        if (node instanceof SequenceNode sequence) {
            for (Node entry : sequence.getValue()) {
                size = size.with(measure(entry));
            }
        } else if (node instanceof MappingNode mapping) {
            checkKeys(mapping);
            for (NodeTuple entry : mapping.getValue()) {
                size = size.with(measure(entry.getKeyNode())).with(measure(entry.getValueNode()));
            }
        } else if (node instanceof ScalarNode scalar) {
            size = new Size(Math.max(1, scalar.getValue().length()), 1);
        }
        return size;
    }

    private Size recursion(Node node) {
        refuse(node, "recursive-alias", "Expected a tree, but this alias contains itself");
        return OPEN;
    }

    private void refuse(Node node, String code, String message) {
        sound = false;
        faults.error(node, code, message);
    }

    private void checkTag(Node node) {
        if (!TAGS.contains(node.getTag())) {
            faults.error(
                    node,
                    "unknown-tag",
                    "Expected plain YAML, but found the tag '%s'; remove it"
                            .formatted(node.getTag().getValue()));
        }
    }

    private void checkKeys(MappingNode mapping) {
        Map<String, Node> seen = HashMap.newHashMap(mapping.getValue().size());
        for (NodeTuple entry : mapping.getValue()) {
            Node key = entry.getKeyNode();
            if (key.getTag().equals(Tag.MERGE)) {
                checkMerge(entry.getValueNode());
            } else if (!(key instanceof ScalarNode scalar)) {
                faults.error(key, "bad-key", "Expected a key, but found " + Kind.of(key));
            } else {
                checkKey(scalar, seen);
            }
        }
    }

    private void checkKey(ScalarNode key, Map<String, Node> seen) {
        Node first = seen.putIfAbsent(key.getValue(), key);
        if (first != null) {
            faults.error(
                    key,
                    "duplicate-key",
                    "Expected each key once, but '%s' stands in line %d already; remove one of them"
                            .formatted(key.getValue(), Position.of(first).line()));
        }
    }

    private void checkMerge(Node value) {
        boolean mappings =
                value instanceof SequenceNode sequence
                        ? sequence.getValue().stream().allMatch(MappingNode.class::isInstance)
                        : value instanceof MappingNode;
        if (!mappings) {
            faults.error(
                    value,
                    "wrong-type",
                    "Expected '<<' to merge a mapping, but found " + Kind.of(value));
        }
    }
}

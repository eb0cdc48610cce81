package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.definition.NearestWord;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One mapping of a file, read key by key: a value of the wrong shape is a fault and then counts as
/// absent, as does a key with nothing behind it. Merge keys are resolved.
public final class Section {
    private final MappingNode node;
    private final FileContext context;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

    Section(MappingNode node, FileContext context) {
        this.node = node;
        this.context = context;
        collect(node);
    }

    /// The node as a section; a fault if it is no mapping. `what` names it in the message.
    public static Optional<Section> of(Node node, String what, FileContext context) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Section(mapping, context));
        }
        context.faults()
                .error(
                        node,
                        "wrong-type",
                        "Expected %s to be a mapping, but found %s".formatted(what, Kind.of(node)));
        return Optional.empty();
    }

    /// Where its faults go.
    public FileContext context() {
        return context;
    }

    /// The values as numbers, words and durations.
    public Values values() {
        return new Values(this, context.faults());
    }

    /// The mapping itself.
    public MappingNode node() {
        return node;
    }

    /// Its keys, in the order of the file.
    public Set<String> keys() {
        return entries.keySet();
    }

    /// Where the key stands, or the mapping if it does not.
    public Node keyNode(String key) {
        NodeTuple entry = entries.get(key);
        return entry == null ? node : entry.getKeyNode();
    }

    /// Where a fault of the key's value is to be shown.
    public Node place(String key) {
        NodeTuple entry = entries.get(key);
        if (entry == null) {
            return node;
        }
        return Kind.isNothing(entry.getValueNode()) ? entry.getKeyNode() : entry.getValueNode();
    }

    /// What stands behind the key, even if it is nothing.
    public Optional<Node> raw(String key) {
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    }

    /// What stands behind the key, if it is something.
    public Optional<Node> value(String key) {
        return raw(key).filter(value -> !Kind.isNothing(value));
    }

    /// The one value behind the key.
    public Optional<ScalarNode> scalar(String key) {
        Optional<Node> value = value(key);
        if (value.isPresent() && !(value.get() instanceof ScalarNode)) {
            wrongType(key, "one value", value.get());
        }
        return value.filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast);
    }

    /// The text behind the key, references replaced.
    public Optional<String> text(String key) {
        return scalar(key).map(context.references()::text);
    }

    /// The mapping behind the key.
    public Optional<Section> section(String key) {
        return value(key).flatMap(value -> of(value, "'%s'".formatted(key), context));
    }

    /// The entries of a list.
    public List<Node> list(String key) {
        Optional<Node> value = value(key);
        if (value.isPresent() && !(value.get() instanceof SequenceNode)) {
            wrongType(key, "a list", value.get());
        }
        return value.filter(SequenceNode.class::isInstance)
                .map(list -> ((SequenceNode) list).getValue())
                .orElse(List.of());
    }

    /// The names in a list, or the one name that stands for such a list.
    public List<ScalarNode> names(String key) {
        Optional<Node> value = value(key);
        List<Node> entries =
                value.orElse(null) instanceof ScalarNode name ? List.of(name) : list(key);
        for (Node entry : entries) {
            if (!(entry instanceof ScalarNode)) {
                wrongType(key, "a list of names", entry);
            }
        }
        return entries.stream()
                .filter(ScalarNode.class::isInstance)
                .map(ScalarNode.class::cast)
                .toList();
    }

    /// A fault if the key is absent or has nothing behind it.
    public void require(String key, String what) {
        if (value(key).isEmpty()) {
            context.faults()
                    .error(
                            keyNode(key),
                            "missing-key",
                            "Expected '%s' (%s), but it is missing%s"
                                    .formatted(
                                            key,
                                            what,
                                            entries.containsKey(key)
                                                    ? ""
                                                    : NearestWord.hint(key, entries.keySet())));
        }
    }

    /// A fault for every key that is not one of these.
    public void refuseOthers(String where, Collection<String> known) {
        for (String key : entries.keySet()) {
            if (!known.contains(key)) {
                context.faults()
                        .error(
                                keyNode(key),
                                "unknown-key",
                                "Expected a key of %s, but '%s' is none%s"
                                        .formatted(where, key, NearestWord.hint(key, known)));
            }
        }
    }

    private void wrongType(String key, String what, Node found) {
        context.faults()
                .error(
                        found,
                        "wrong-type",
                        "Expected '%s' to be %s, but found %s"
                                .formatted(key, what, Kind.of(found)));
    }

    /// Own keys win over merged ones, earlier merged ones over later ones.
    private void collect(MappingNode mapping) {
        for (NodeTuple entry : mapping.getValue()) {
            if (!isMerge(entry) && entry.getKeyNode() instanceof ScalarNode key) {
                entries.putIfAbsent(key.getValue(), entry);
            }
        }
        for (NodeTuple entry : mapping.getValue()) {
            if (isMerge(entry)) {
                merge(entry.getValueNode());
            }
        }
    }

    private void merge(@Nullable Node value) {
        if (value instanceof MappingNode mapping) {
            collect(mapping);
        } else if (value instanceof SequenceNode sequence) {
            sequence.getValue().forEach(this::merge);
        }
    }

    private static boolean isMerge(NodeTuple entry) {
        return entry.getKeyNode().getTag().equals(Tag.MERGE);
    }
}

package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.definition.TaskSettings;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns nodes into the plain maps, lists and values of [TaskSettings], references replaced. A
/// number stays text unless it is written the way Java writes it, so `007` and `1.50` keep their
/// shape.
final class SettingTree {
    private final FileContext context;

    SettingTree(FileContext context) {
        this.context = context;
    }

    /// The section without the keys that mean something to the reader itself.
    TaskSettings settings(Section section, Set<String> without) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String key : section.keys()) {
            if (!without.contains(key)) {
                section.raw(key).ifPresent(node -> values.put(key, value(node)));
            }
        }
        return new TaskSettings(values);
    }

    @Nullable Object value(Node node) {
        if (node instanceof MappingNode mapping) {
            return settings(new Section(mapping, context), Set.of()).values();
        }
        if (node instanceof SequenceNode sequence) {
            List<@Nullable Object> list = new ArrayList<>();
            sequence.getValue().forEach(entry -> list.add(value(entry)));
            return list;
        }
        return Kind.isNothing(node) ? null : scalar((ScalarNode) node);
    }

    private Object scalar(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(text, tag);
        }
        return context.references().text(node);
    }

    private static Object number(String text, Tag tag) {
        try {
            Object number = tag.equals(Tag.FLOAT) ? (Object) Double.valueOf(text) : whole(text);
            return number.toString().equals(text) ? number : text;
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static Object whole(String text) {
        long number = Long.parseLong(text);
        return number == (int) number ? (Object) (int) number : (Object) number;
    }
}

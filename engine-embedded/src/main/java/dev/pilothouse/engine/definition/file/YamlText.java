package dev.pilothouse.engine.definition.file;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Maps, lists, text, numbers and booleans as YAML that the readers of this package read back: text
/// that would be read as something else is quoted, and what is short stands in one line.
///
/// **Thread:** any.
public final class YamlText {

    /// What is longer than that gets lines of its own.
    private static final int LONGEST_LINE = 96;

    /// What readers of YAML 1.1 take for a truth value.
    private static final Pattern OLD_TRUTH =
            Pattern.compile("yes|no|on|off", Pattern.CASE_INSENSITIVE);

    /// Control characters, line ends of other worlds, and what takes no room.
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\x{85}&&[^\\n]]");

    private YamlText() {}

    /// The text of a document; the same tree gives the same text.
    public static String of(Map<String, ?> root) {
        DumperOptions options = new DumperOptions();
        options.setWidth(Integer.MAX_VALUE);
        options.setSplitLines(false);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setMaxSimpleKeyLength(1_000);
        Yaml yaml =
                new Yaml(
                        new SafeConstructor(new LoaderOptions()),
                        new Representer(options),
                        options,
                        new LoaderOptions(),
                        new CoreSchema());
        StringWriter text = new StringWriter();
        yaml.serialize(mapping(root, 0), text);
        return text.toString();
    }

    /// @param depth 0 for the document, 1 for what stands behind its keys
    private static Node node(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> plain(Tag.NULL, "null");
            case Map<?, ?> map -> mapping(map, depth);
            case List<?> list ->
                    new SequenceNode(
                            Tag.SEQ,
                            list.stream().map(entry -> node(entry, depth + 1)).toList(),
                            depth > 1 && isShort(list) ? FlowStyle.FLOW : FlowStyle.BLOCK);
            case Boolean truth -> plain(Tag.BOOL, truth.toString());
            case Integer number -> plain(Tag.INT, number.toString());
            case Long number -> plain(Tag.INT, number.toString());
            case Number number -> plain(Tag.FLOAT, number.toString());
            default -> text(value.toString());
        };
    }

    private static MappingNode mapping(Map<?, ?> map, int depth) {
        return new MappingNode(
                Tag.MAP,
                map.entrySet().stream()
                        .map(
                                entry ->
                                        new NodeTuple(
                                                text(String.valueOf(entry.getKey())),
                                                node(entry.getValue(), depth + 1)))
                        .toList(),
                depth > 0 && isShort(map) ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    private static boolean isShort(Object collection) {
        String text = collection.toString();
        return text.length() <= LONGEST_LINE && text.indexOf('\n') < 0;
    }

    private static ScalarNode plain(Tag tag, String text) {
        return new ScalarNode(tag, text, null, null, ScalarStyle.PLAIN);
    }

    private static ScalarNode text(String text) {
        return new ScalarNode(Tag.STR, text, null, null, style(text));
    }

    private static ScalarStyle style(String text) {
        if (OLD_TRUTH.matcher(text).matches() || UNSEEN.matcher(text).find()) {
            return ScalarStyle.DOUBLE_QUOTED;
        }
        return text.indexOf('\n') >= 0 ? ScalarStyle.LITERAL : ScalarStyle.PLAIN;
    }
}

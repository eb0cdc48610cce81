package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.definition.NearestWord;
import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.parameter.ParameterType;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import tools.jackson.databind.json.JsonMapper;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a mapping of parameters. A value is plain (its YAML type tells the parameter's), a list, a
/// typed text `INTEGER(1)`, or a mapping with `value`, `type` and `secret`.
public final class ParameterKeys {
    private static final Pattern TYPED = Pattern.compile("([A-Z]+) *\\((.*)\\)", Pattern.DOTALL);
    private static final Set<String> KEYS = Set.of("value", "type", "secret");
    private static final List<String> TRUTH = List.of("TRUE", "FALSE");
    private static final List<String> TYPES =
            Arrays.stream(ParameterType.values()).map(Enum::name).toList();

    private final FileContext context;

    /// Faults go where the context says.
    public ParameterKeys(FileContext context) {
        this.context = context;
    }

    /// The parameters behind a key, in the order of the file.
    public List<Parameter> read(Section section, String key) {
        List<Parameter> parameters = new ArrayList<>();
        Optional<Section> mapping = section.section(key);
        if (mapping.isPresent()) {
            for (String name : mapping.get().keys()) {
                checkName(name, mapping.get().keyNode(name));
                mapping.get()
                        .raw(name)
                        .map(node -> parameter(name, node, false))
                        .ifPresent(parameters::add);
            }
        }
        return parameters;
    }

    /// The parameters of PyDolphinScheduler's older form, a list of `{prop, direct, type, value}`,
    /// that go in this direction.
    List<Parameter> readOlderForm(Section section, String key, String direction) {
        List<Parameter> parameters = new ArrayList<>();
        for (Node entry : section.list(key)) {
            Section.of(entry, "every entry of '%s'".formatted(key), context)
                    .filter(described -> direct(described).equals(direction))
                    .ifPresent(
                            described -> {
                                String name = described.text("prop").orElse("");
                                checkName(name, described.place("prop"));
                                described.refuseOthers(
                                        "'%s'".formatted(key),
                                        Set.of("prop", "direct", "type", "value"));
                                parameters.add(described(name, described));
                            });
        }
        return parameters;
    }

    private static String direct(Section described) {
        return described.values().word("direct", List.of("IN", "OUT")).orElse("IN");
    }

    private void checkName(String name, Node at) {
        if (name.isBlank()) {
            context.faults()
                    .error(
                            at,
                            "empty-name",
                            "Expected every parameter to have a name, but this one has none");
        }
    }

    private Parameter parameter(String name, Node node, boolean secret) {
        if (node instanceof MappingNode mapping) {
            Section described = new Section(mapping, context);
            described.refuseOthers("a parameter", KEYS);
            return described(name, described);
        }
        if (node instanceof SequenceNode) {
            Object list = new SettingTree(context).value(node);
            String json = JsonMapper.shared().writeValueAsString(list);
            return new Parameter(name, ParameterType.LIST, json, secret);
        }
        return plain(name, (ScalarNode) node, secret);
    }

    private Parameter described(String name, Section described) {
        boolean secret =
                described.values().word("secret", TRUTH).filter("TRUE"::equals).isPresent();
        Parameter inferred =
                described
                        .raw("value")
                        .filter(node -> !(node instanceof MappingNode))
                        .map(node -> parameter(name, node, secret))
                        .orElseGet(() -> withoutValue(name, described));
        ParameterType type =
                described
                        .values()
                        .word("type", TYPES)
                        .map(ParameterType::valueOf)
                        .orElse(inferred.type());
        Parameter parameter = new Parameter(name, type, inferred.value(), secret);
        check(parameter, described.place("value"));
        return parameter;
    }

    private Parameter withoutValue(String name, Section described) {
        if (described.raw("value").isPresent()) {
            context.faults()
                    .error(
                            described.place("value"),
                            "wrong-type",
                            "Expected 'value' to be one value or a list, but found a mapping");
        } else {
            described.require("value", "what the parameter '%s' holds".formatted(name));
        }
        return Parameter.of(name, "");
    }

    private Parameter plain(String name, ScalarNode node, boolean secret) {
        Tag tag = node.getTag();
        String text = node.getValue();
        if (tag.equals(Tag.NULL)) {
            return new Parameter(name, ParameterType.VARCHAR, "", secret);
        }
        if (tag.equals(Tag.BOOL)) {
            String truth = text.toLowerCase(Locale.ROOT);
            return new Parameter(name, ParameterType.BOOLEAN, truth, secret);
        }
        if (tag.equals(Tag.INT)) {
            return new Parameter(name, whole(text), text, secret);
        }
        if (tag.equals(Tag.FLOAT)) {
            return new Parameter(name, ParameterType.DOUBLE, text, secret);
        }
        return typed(name, context.references().text(node), secret, node);
    }

    private static ParameterType whole(String text) {
        boolean small = text.length() < 20 && new BigInteger(text).bitLength() < Integer.SIZE;
        return small ? ParameterType.INTEGER : ParameterType.LONG;
    }

    private Parameter typed(String name, String text, boolean secret, Node at) {
        Parameter plain = new Parameter(name, ParameterType.VARCHAR, text, secret);
        Matcher typed = TYPED.matcher(text.strip());
        if (!typed.matches()) {
            return plain;
        }
        String word = typed.group(1);
        if (!TYPES.contains(word)) {
            NearestWord.of(word, TYPES).ifPresent(near -> unknownType(word, near, at));
            return plain;
        }
        Parameter parameter =
                new Parameter(name, ParameterType.valueOf(word), typed.group(2).strip(), secret);
        check(parameter, at);
        return parameter;
    }

    private void unknownType(String word, String near, Node at) {
        context.faults()
                .error(
                        at,
                        "unknown-value",
                        "Expected a parameter type (%s), but found '%s'; did you mean '%s'?"
                                .formatted(String.join(", ", TYPES), word, near));
    }

    private void check(Parameter parameter, Node at) {
        Optional<String> expected = ParameterText.expected(parameter.type(), parameter.value());
        if (expected.isPresent()) {
            String found = parameter.secret() ? "something else" : Kind.quoted(parameter.value());
            context.faults()
                    .error(
                            at,
                            "bad-parameter",
                            "Expected a parameter of type %s to hold %s, but found %s"
                                    .formatted(parameter.type(), expected.get(), found));
        }
    }
}

package dev.pilothouse.engine.definition.file;

import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

import java.util.regex.Pattern;

/// The core schema of YAML 1.2, which PyDolphinScheduler reads: `yes`, `12:30` and `2021-01-01` are
/// text, not a truth value, a number in base 60 and a date.
final class CoreSchema extends Resolver {
    private static final int LONGEST_NUMBER = 64;

    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.MERGE, Pattern.compile("<<"), "<", 2);
        addImplicitResolver(Tag.NULL, Pattern.compile("~|null|Null|NULL"), "~nN", 4);
        addImplicitResolver(Tag.NULL, Pattern.compile(""), null, 0);
        addImplicitResolver(
                Tag.BOOL, Pattern.compile("true|True|TRUE|false|False|FALSE"), "tTfF", 5);
        addImplicitResolver(
                Tag.INT, Pattern.compile("[-+]?[0-9]+"), "-+0123456789", LONGEST_NUMBER);
        addImplicitResolver(
                Tag.FLOAT,
                Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
                "-+.0123456789",
                LONGEST_NUMBER);
    }
}

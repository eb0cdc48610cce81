package dev.pilothouse.engine.definition.file;

import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the references in the text of one file stand for: `$FILE{"x.sql"}` as the whole value is
/// the content of that file, `$ENV{NAME}` a variable of the environment (`$NAME` if there is none,
/// as in PyDolphinScheduler), `$WORKFLOW{"other.yaml"}` the name of another file's workflow. Files
/// must lie below the folder of the file, symbolic links resolved.
public final class References {
    private static final int MOST_BYTES = 10_000_000;
    private static final Pattern FILE = Pattern.compile("\\$FILE\\{\"([^\"]*)\"}");
    private static final Pattern ENVIRONMENT = Pattern.compile("\\$ENV\\{([^}]*)}");
    private static final Pattern WORKFLOW = Pattern.compile("\\$WORKFLOW\\{\"([^\"]*)\"}");

    private final Path file;
    private final Faults faults;
    private final Map<String, String> environment;
    private final Function<Path, Optional<String>> workflowName;
    private final Map<Path, String> contents = new HashMap<>();
    private long charactersLeft = MOST_BYTES;

    /// @param workflowName the name of the workflow in another file; empty if that file is faulty,
    ///   which is then told as a fault of that file
    References(
            Path file,
            Faults faults,
            Map<String, String> environment,
            Function<Path, Optional<String>> workflowName) {
        this.file = file;
        this.faults = faults;
        this.environment = environment;
        this.workflowName = workflowName;
    }

    /// The node's text with its references replaced; one that cannot be is a fault and stays.
    public String text(ScalarNode node) {
        String text = node.getValue();
        if (text.indexOf('$') < 0) {
            return text;
        }
        if (text.startsWith("$FILE")) {
            return content(node, text.strip());
        }
        String named = replace(WORKFLOW, text, reference -> workflow(node, reference));
        return replace(ENVIRONMENT, named, reference -> variable(node, reference));
    }

    private static String replace(
            Pattern pattern, String text, Function<Matcher, String> replacement) {
        return pattern.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(replacement.apply((Matcher) found)));
    }

    private String content(Node node, String text) {
        Matcher reference = FILE.matcher(text);
        if (!reference.matches()) {
            faults.error(
                    node,
                    "bad-reference",
                    "Expected $FILE{\"name\"} and nothing else, but found " + Kind.quoted(text));
            return text;
        }
        String content =
                below(node, reference.group(1)).flatMap(path -> content(node, path)).orElse(text);
        return spend(node, content);
    }

    private Optional<String> content(Node node, Path path) {
        String known = contents.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<String> content =
                new FileText(MOST_BYTES)
                        .read(path, (at, code, message) -> faults.error(node, code, message));
        content.ifPresent(found -> contents.put(path, found));
        return content;
    }

    private String variable(Node node, Matcher reference) {
        String name = reference.group(1);
        String value = environment.get(name);
        if (value == null) {
            faults.warning(
                    node,
                    "unset-environment",
                    "Expected the environment variable '%s', but it is not set; '$%s' stays in its place"
                            .formatted(name, name));
            return "$" + name;
        }
        return spend(node, value);
    }

    private String workflow(Node node, Matcher reference) {
        return below(node, reference.group(1)).flatMap(workflowName).orElse(reference.group());
    }

    /// The file as the user would name it, if it lies below the folder of this one.
    private Optional<Path> below(Node node, String name) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path wanted = file.resolveSibling(name);
            if (folder != null && wanted.toRealPath().startsWith(folder.toRealPath())) {
                return Optional.of(wanted);
            }
            faults.error(
                    node,
                    "file-outside",
                    "Expected a file below the folder of this one, but '%s' lies elsewhere; move it here"
                            .formatted(name));
        } catch (IOException | InvalidPathException e) {
            faults.error(
                    node,
                    "file-not-found",
                    "Expected a file beside this one, but there is no '%s'".formatted(name));
        }
        return Optional.empty();
    }

    private String spend(Node node, String text) {
        charactersLeft -= text.length();
        if (charactersLeft >= 0) {
            return text;
        }
        faults.error(
                node,
                "too-large",
                "Expected all references of a file to stand for at most %d MB, but they exceed it here"
                        .formatted(MOST_BYTES / 1_000_000));
        return "";
    }
}

package dev.pilothouse.engine.definition.file;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;

import java.util.Optional;

/// Composes the one YAML document of a text into nodes, within limits that no honest file meets.
final class YamlTree {
    private static final int MOST_EVENTS = 1_500_000;
    private static final int DEEPEST = 50;
    private static final int MOST_ALIASES = 10_000;

    private final String text;
    private final Faults faults;

    YamlTree(String text, Faults faults) {
        this.text = text;
        this.faults = faults;
    }

    /// The document's top mapping, safe to walk and to expand; empty after a fault.
    Optional<MappingNode> root() {
        LoaderOptions options = options();
        BoundedReader reader = new BoundedReader(text);
        CountingParser parser = new CountingParser(new ParserImpl(reader, options), MOST_EVENTS);
        try {
            Composer composer = new Composer(parser, new CoreSchema(), options);
            if (!composer.checkNode()) {
                faults.error(
                        Position.START,
                        "empty-file",
                        "Expected 'workflow:' and 'tasks:', but the file is empty");
                return Optional.empty();
            }
            Node root = composer.getNode();
            if (composer.checkNode()) {
                faults.error(
                        parser.position(),
                        "several-documents",
                        "Expected one YAML document, but another one begins here; put it into a"
                                + " file of its own");
            }
            return checked(root);
        } catch (MarkedYAMLException e) {
            syntaxFault(e, parser);
        } catch (ReaderException e) {
            faults.error(
                    Position.behind(text.substring(0, offset(e))),
                    "syntax",
                    "Expected YAML, but found the control character U+%04X; remove it"
                            .formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            limitFault(e, parser, reader);
        }
        return Optional.empty();
    }

    private Optional<MappingNode> checked(Node root) {
        if (!(root instanceof MappingNode mapping)) {
            faults.error(
                    root,
                    "wrong-type",
                    "Expected a mapping with 'workflow:' and 'tasks:', but found %s"
                            .formatted(Kind.of(root)));
            return Optional.empty();
        }
        return new TreeCheck(faults).accepts(mapping) ? Optional.of(mapping) : Optional.empty();
    }

    private void syntaxFault(MarkedYAMLException e, CountingParser parser) {
        Position at =
                e.getProblemMark() == null ? parser.position() : Position.of(e.getProblemMark());
        String context = e.getContext() == null ? "" : " " + e.getContext();
        faults.error(
                at, "syntax", "Expected YAML, but%s %s".formatted(context, e.getProblem()).strip());
    }

    private void limitFault(YAMLException e, CountingParser parser, BoundedReader reader) {
        String problem = String.valueOf(e.getMessage());
        if (parser.isSpent()) {
            faults.error(
                    parser.position(),
                    "too-large",
                    "Expected at most %d values, but there are more; split the file"
                            .formatted(MOST_EVENTS));
        } else if (reader.isSpent()) {
            faults.error(
                    new Position(reader.getLine() + 1, reader.getColumn() + 1),
                    "too-large",
                    "Expected at most %d characters in one piece, but there are more; break the line or use $FILE{…}"
                            .formatted(BoundedReader.FARTHEST));
        } else if (problem.contains("Nesting Depth")) {
            faults.error(
                    parser.position(),
                    "too-deep",
                    "Expected at most %d levels of nesting, but there are more".formatted(DEEPEST));
        } else if (problem.contains("aliases")) {
            faults.error(
                    parser.position(),
                    "alias-flood",
                    "Expected at most %d aliases, but there are more".formatted(MOST_ALIASES));
        } else {
            faults.error(parser.position(), "syntax", "Expected YAML, but " + problem);
        }
    }

    /// The reader counts characters, a string counts surrogates.
    private int offset(ReaderException e) {
        int characters = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.clamp(e.getPosition(), 0, characters));
    }

    /// Every tag may pass: nothing is made of them here, and [TreeCheck] names them all.
    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setAllowRecursiveKeys(false);
        options.setTagInspector(_ -> true);
        return options;
    }
}

package dev.pilothouse.engine.definition.file;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A YAML file of another kind than a workflow, opened under the same limits and with the same
/// faults.
///
/// @param text the whole text
/// @param root its top mapping
/// @param context where its faults go
public record Document(String text, Section root, FileContext context) {

    private static final int MOST_BYTES = 10_000_000;
    private static final Pattern SCENARIO =
            Pattern.compile("^[\"']?scenario[\"']?\\s*:", Pattern.MULTILINE);

    /// Opens a file; empty after an error in `faults`. `$WORKFLOW{…}` is left to the workflow's own
    /// reader.
    public static Optional<Document> open(
            Path file, Map<String, String> environment, Faults faults) {
        return new FileText(MOST_BYTES)
                .read(file, faults::error)
                .flatMap(text -> of(file, text, environment, faults));
    }

    /// The text as if it stood in the file, which need not exist; empty after an error in `faults`.
    public static Optional<Document> of(
            Path file, String text, Map<String, String> environment, Faults faults) {
        References references = new References(file, faults, environment, _ -> Optional.empty());
        FileContext context = new FileContext(faults, references);
        return new YamlTree(text, faults)
                .root()
                .map(root -> new Document(text, new Section(root, context), context));
    }

    /// True if the file is text and has the key `scenario` on top.
    public static boolean isScenario(Path file) {
        return new FileText(MOST_BYTES)
                .read(file, (_, _, _) -> {})
                .filter(text -> SCENARIO.matcher(text).find())
                .isPresent();
    }
}

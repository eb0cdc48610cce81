package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.definition.Fault;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.task.TaskTypes;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One call of the reader: the file asked for and every file that it refers to, directly or not,
/// each read once, so files that refer to each other do no harm.
///
/// **Thread:** one, once.
final class Loading {
    private static final int MOST_BYTES = 10_000_000;

    private final TaskTypes types;
    private final Map<String, String> environment;
    private final ZoneId here;
    private final Map<Path, Tree> trees = new HashMap<>();
    private final Deque<Tree> waiting = new ArrayDeque<>();
    private long charactersLeft = MOST_BYTES;

    Loading(TaskTypes types, Map<String, String> environment, ZoneId here) {
        this.types = types;
        this.environment = environment;
        this.here = here;
    }

    /// Reads the file, or the text as if it stood there.
    ReadResult read(Path file, @Nullable String text) {
        add(file, text);
        List<WorkflowDefinition> definitions = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        boolean sound = true;
        for (Tree tree = waiting.poll(); tree != null; tree = waiting.poll()) {
            Optional<WorkflowDefinition> definition = definition(tree);
            definition.ifPresent(definitions::add);
            faults.addAll(tree.faults.all());
            sound &= definition.isPresent();
        }
        return sound
                ? new ReadResult.Read(
                        definitions.getFirst(), definitions.subList(1, definitions.size()), faults)
                : new ReadResult.Refused(faults);
    }

    private record Tree(Path file, Faults faults, Optional<MappingNode> root) {

        /// The name as it is written: a name that is itself a reference is not followed.
        Optional<String> workflowName() {
            FileContext nowhere =
                    new FileContext(
                            new Faults(file.toString()),
                            new References(
                                    file,
                                    new Faults(file.toString()),
                                    Map.of(),
                                    _ -> Optional.empty()));
            return root.flatMap(node -> new Section(node, nowhere).section("workflow"))
                    .flatMap(workflow -> workflow.scalar("name"))
                    .map(ScalarNode::getValue);
        }
    }

    private Optional<WorkflowDefinition> definition(Tree tree) {
        References references =
                new References(
                        tree.file,
                        tree.faults,
                        environment,
                        other -> add(other, null).workflowName());
        FileContext context = new FileContext(tree.faults, references);
        return tree.root.flatMap(root -> new WorkflowContent(root, context, types, here).read());
    }

    private Tree add(Path file, @Nullable String text) {
        Path key = identity(file);
        Tree known = trees.get(key);
        if (known != null) {
            return known;
        }
        Faults faults = new Faults(file.toString());
        Optional<MappingNode> root =
                text(file, text, faults).flatMap(content -> new YamlTree(content, faults).root());
        Tree tree = new Tree(file, faults, root);
        trees.put(key, tree);
        waiting.add(tree);
        return tree;
    }

    private Optional<String> text(Path file, @Nullable String given, Faults faults) {
        Optional<String> text =
                given == null
                        ? new FileText(MOST_BYTES).read(file, faults::error)
                        : Optional.of(given);
        charactersLeft -= text.map(String::length).orElse(0);
        if (charactersLeft >= 0) {
            return text;
        }
        faults.error(
                Position.START,
                "too-large",
                "Expected a workflow file and all that it refers to to hold at most %d MB together; split it"
                        .formatted(MOST_BYTES / 1_000_000));
        return Optional.empty();
    }

    private static Path identity(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }
}

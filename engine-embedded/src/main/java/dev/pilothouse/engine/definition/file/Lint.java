package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.definition.Fault;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Checks workflow files without running them.
///
/// **Thread:** any; immutable.
public final class Lint {
    private static final int MOST_BYTES = 10_000_000;
    private static final Pattern WORKFLOW =
            Pattern.compile("^[\"']?(workflow|tasks)[\"']?\\s*:", Pattern.MULTILINE);

    private final WorkflowReader reader;

    public Lint(WorkflowReader reader) {
        this.reader = reader;
    }

    /// Every fault of these files and directories, each once. A file that is named is checked
    /// whatever it holds, unless it is a scenario; of a directory, all `*.yaml` and `*.yml` below
    /// it that hold a workflow, in the order of their names, hidden folders left out.
    public List<Fault> check(Collection<Path> places) {
        Set<Fault> faults = new LinkedHashSet<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                filesBelow(place, faults).stream()
                        .filter(Lint::holdsWorkflow)
                        .forEach(file -> faults.addAll(reader.read(file).faults()));
            } else if (!Document.isScenario(place)) {
                faults.addAll(reader.read(place).faults());
            }
        }
        return List.copyOf(faults);
    }

    private static List<Path> filesBelow(Path directory, Set<Fault> faults) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(directory, new Walk(directory, files, faults));
        } catch (IOException e) {
            faults.add(unreadable(directory));
        }
        return files.stream().sorted().toList();
    }

    /// A file that cannot be read as text is left to the reader, which says why.
    private static boolean holdsWorkflow(Path file) {
        Optional<String> text = new FileText(MOST_BYTES).read(file, (_, _, _) -> {});
        return text.map(found -> WORKFLOW.matcher(found).find()).orElse(true)
                && !Document.isScenario(file);
    }

    private static Fault unreadable(Path path) {
        return new Fault(
                path.toString(),
                1,
                1,
                Fault.Severity.ERROR,
                "unreadable",
                "Expected to read '%s', but the system refused; check its permissions"
                        .formatted(path));
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path top;
        private final List<Path> files;
        private final Set<Fault> faults;

        Walk(Path top, List<Path> files, Set<Fault> faults) {
            this.top = top;
            this.files = files;
            this.faults = faults;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean hidden =
                    !directory.equals(top) && directory.getFileName().toString().startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) {
            faults.add(unreadable(file));
            return FileVisitResult.CONTINUE;
        }
    }
}

package dev.pilothouse.console.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Little workflow files.
public final class Flow {

    private Flow() {}

    /// A file of a folder with these tasks, written as YAML list entries in flow style.
    public static Path file(Path folder, String name, String... tasks) throws IOException {
        StringBuilder text = new StringBuilder("workflow: {name: %s}\ntasks:\n".formatted(name));
        for (String task : tasks) {
            text.append("  - {").append(task).append("}\n");
        }
        return Files.writeString(folder.resolve(name + ".yaml"), text);
    }
}

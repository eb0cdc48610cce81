import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The formatting gate of the build: `check` names every file that is not formatted and fails, `apply` rewrites it.
///
/// It runs from source on the tool chain's JDK, because the formatter needs the compiler of the JDK whose language it reads,
/// while Maven itself may run on an older one.
public final class Format {
    private Format() {}

    public static void main(String[] args) throws Exception {
        boolean apply = args.length > 0 && args[0].equals("apply");
        var options = JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build();
        var formatter = new Formatter(options);
        List<Path> differing = new ArrayList<>();
        for (Path file : sources(Path.of(""))) {
            String before = Files.readString(file);
            String after = settled(formatter, before);
            if (!after.equals(before)) {
                differing.add(file);
                if (apply) {
                    Files.writeString(file, after);
                }
            }
        }
        report(differing, apply);
    }

    /// Formatted until it stays the same: one pass may leave a long comment that the next one wraps.
    private static String settled(Formatter formatter, String text) throws Exception {
        String after = formatter.formatSourceAndFixImports(text);
        return after.equals(text) ? after : settled(formatter, after);
    }

    private static List<Path> sources(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        try (var modules = Files.list(root.toAbsolutePath())) {
            for (Path module : modules.filter(p -> Files.isDirectory(p.resolve("src"))).sorted().toList()) {
                try (var files = Files.walk(module.resolve("src"))) {
                    files.filter(p -> p.toString().endsWith(".java")).sorted().forEach(found::add);
                }
            }
        }
        return found;
    }

    private static void report(List<Path> differing, boolean apply) {
        Path root = Path.of("").toAbsolutePath();
        differing.forEach(p -> System.out.println((apply ? "formatted " : "not formatted: ") + root.relativize(p)));
        if (!apply && !differing.isEmpty()) {
            System.err.println(differing.size() + " file(s) are not formatted. Run: ./mvnw -N -Pformat generate-sources");
            System.exit(1);
        }
    }
}

package dev.pilothouse.installers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// A Java that holds only what the program needs.
final class JavaRuntime {

    /// What no class names: text in the encodings of other people's tools, dates in the window's
    /// languages, and files inside jars.
    private static final List<String> BY_SERVICE =
            List.of("jdk.charsets", "jdk.localedata", "jdk.zipfs");

    private static final String LANGUAGES = "en,zh";

    private final Tools tools;

    JavaRuntime(Tools tools) {
        this.tools = tools;
    }

    /// Links a runtime for jars into a folder that is not there yet.
    void link(List<Path> jars, Path folder) throws IOException, InterruptedException, BuildFault {
        TreeSet<String> modules = new TreeSet<>(BY_SERVICE);
        modules.addAll(used(jars));
        new Command(tools.jlink())
                .with("--add-modules", String.join(",", modules))
                .with("--include-locales=" + LANGUAGES)
                .with("--strip-debug", "--no-header-files", "--no-man-pages")
                .with("--output", folder)
                .run();
    }

    /// The modules that the classes of jars name. Those that a library would like to have and can
    /// do without are not asked for.
    private List<String> used(List<Path> jars)
            throws IOException, InterruptedException, BuildFault {
        String path = String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
        String answer =
                new Command(tools.jdeps())
                        .with("--ignore-missing-deps", "--print-module-deps")
                        .with("--multi-release", Runtime.version().feature())
                        .with("--module-path", path)
                        .with(jars.toArray())
                        .run();
        return Arrays.asList(answer.lines().toList().getLast().strip().split(","));
    }
}

package dev.pilothouse.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What Java has found out about the program's classes in one run of it, kept for every later
/// start.
final class AotCache {

    private AotCache() {}

    /// Lets an app image play the demo through its own launcher, so that class path and flags are
    /// those of later, and keeps the cache inside it.
    ///
    /// **Contract:** a change to a jar of the image afterwards, even of its time, makes Java refuse
    /// the cache.
    static void train(Path image) throws IOException, InterruptedException, BuildFault {
        Path scratch = Files.createTempDirectory("pilothouse-train");
        Path cache = image.resolve("lib/app/pilothouse.aot");
        try {
            new Command(image.resolve("bin").resolve(BuildPlan.NAME))
                    .with("demo", "--data", scratch.resolve("data"), "--out", scratch)
                    .run(
                            Map.of(
                                    "JDK_JAVA_OPTIONS",
                                            "-XX:AOTCacheOutput=\"%s\"".formatted(cache),
                                    "DISPLAY", "",
                                    "WAYLAND_DISPLAY", ""));
        } finally {
            Tree.delete(scratch);
        }
        if (!Files.isRegularFile(cache)) {
            throw new BuildFault("Expected the demo to leave " + cache + ", but it did not.");
        }
    }
}

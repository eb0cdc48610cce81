package dev.pilothouse.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.JavaProcess;
import dev.pilothouse.console.kit.JavaProcess.Ended;
import dev.pilothouse.console.kit.Places;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The launcher at the top of the source tree, in a tree of its own that looks as if it were built.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final List<String> MODULES =
            List.of("engine-embedded", "connectors", "graph-view", "console-app");

    @TempDir Path folder;
    private Path tree = Path.of("");

    @BeforeEach
    void makeTree() throws IOException {
        tree = folder.resolve("a tree");
        for (String module : MODULES) {
            Files.createDirectories(tree.resolve(module).resolve("src/main"));
            Files.createDirectories(tree.resolve(module).resolve("target"));
            Files.createFile(tree.resolve(module).resolve("pom.xml"));
            Files.createFile(tree.resolve(module).resolve("target").resolve(module + "-0.jar"));
        }
        Files.createFile(tree.resolve("pom.xml"));
        Files.copy(Places.repository().resolve("pilothouse"), tree.resolve("pilothouse"));
        script(tree.resolve("mvnw"), "echo \"$@\" > built; touch console-app/target/classpath.txt");
        Path classPath = tree.resolve("console-app/target/classpath.txt");
        Files.writeString(classPath, JavaProcess.classPath());
        Files.setLastModifiedTime(classPath, FileTime.from(Instant.now().plusSeconds(1)));
    }

    @Test
    void startsAtOnceWhenNothingHasChanged() throws Exception {
        Ended ended = launch("--version");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("pilothouse ");
        assertThat(ended.exitCode()).isZero();
        assertThat(tree.resolve("built")).doesNotExist();
    }

    @Test
    void handsTheExitCodeOn() throws Exception {
        assertThat(launch("run", "nowhere.yaml").exitCode()).isEqualTo(2);
    }

    @Test
    void passesOverAJavaThatIsTooOld() throws Exception {
        Path old = folder.resolve("old");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        script(old.resolve("bin/java"), "exit 99");
        Ended ended = launch(Map.of("JAVA_HOME", old.toString()), "--version");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).startsWith("pilothouse ");
    }

    @Test
    void buildsOnlyWhatItNeedsWhenASourceIsNewer() throws Exception {
        Path source = Files.createFile(tree.resolve("engine-embedded/src/main/Changed.java"));
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
        Ended ended = launch("--version");
        assertThat(ended.complaints()).singleElement().asString().contains("building");
        assertThat(ended.exitCode()).isZero();
        assertThat(tree.resolve("built")).content().contains("-pl console-app -am", "package");
    }

    @Test
    void showsTheErrorsOfABuildThatFails() throws Exception {
        Files.delete(tree.resolve("console-app/target/classpath.txt"));
        script(tree.resolve("mvnw"), "echo '[INFO] hello'; echo '[ERROR] no such symbol'; exit 1");
        Ended ended = launch("--version");
        assertThat(ended.exitCode()).isEqualTo(70);
        assertThat(ended.complaints()).contains("[ERROR] no such symbol");
        assertThat(ended.err()).doesNotContain("hello").contains("the build failed");
    }

    private Ended launch(String... arguments) throws InterruptedException {
        return launch(Map.of("JAVA_HOME", System.getProperty("java.home")), arguments);
    }

    private Ended launch(Map<String, String> environment, String... arguments)
            throws InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("sh", tree.resolve("pilothouse").toString()));
        command.addAll(List.of(arguments));
        Map<String, String> all = new HashMap<>(environment);
        all.put("PATH", System.getProperty("java.home") + "/bin:" + System.getenv("PATH"));
        try (JavaProcess process = JavaProcess.start(folder.resolve("home"), command, all)) {
            return process.ended();
        }
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}

package dev.pilothouse.installers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/// The Debian package, installed on this machine under a sheet of memory, used by an ordinary user
/// without any other Java, and removed. Where that cannot be, it is only unpacked.
@EnabledIfSystemProperty(named = "pilothouse.packages", matches = "true")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PackageTest {

    private static final int MANY_COLOURS = 64;
    private static final int SKIPPED = 77;
    private static final int LAST = Integer.MAX_VALUE;

    @TempDir static Path folder;
    private static @Nullable Ground ground;

    @BeforeAll
    static void install() throws Exception {
        List<Path> packages;
        try (var files = Files.list(target())) {
            packages = files.filter(file -> file.toString().endsWith(".deb")).toList();
        }
        assumeTrue(!packages.isEmpty(), "no .deb was built here: there is no dpkg-deb");
        Path deb = packages.getFirst();
        var overlay = OverlayGround.lay(Files.createDirectory(folder.resolve("ground")));
        if (overlay.isPresent()) {
            ground = overlay.get();
            overlay.get().install(deb);
        } else {
            ground = UnpackedGround.of(deb, Files.createDirectory(folder.resolve("unpacked")));
        }
    }

    @AfterAll
    static void leave() throws Exception {
        if (ground != null) {
            ground.close();
        }
    }

    @Test
    void tellsItsVersion() throws Exception {
        Ended ended = pilothouse("--version");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().strip()).isEqualTo("pilothouse " + property("pilothouse.version"));
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void needsNoJavaOfTheMachine() throws Exception {
        assumeTrue(ground().isInstalled(), "the machine's own Java cannot be hidden here");
        Ended java = Ended.of(ground().command(List.of("sh", "-c", "java -version")));
        assertThat(java.exitCode()).isEqualTo(127);
        assertThat(pilothouse("--version").exitCode()).isZero();
    }

    @Test
    void runsASampleAndKeepsItInTheHomeOfItsUser() throws Exception {
        Ended ended = pilothouse("run", use().sample("fan-out-and-join.yaml"), "--json");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out().lines().toList().getLast())
                .startsWith("{\"type\":\"result\"")
                .contains("\"workflow\":\"SUCCEEDED\"");
        assertThat(ground().outside(ground().user()).resolve(".local/share/pilothouse"))
                .isDirectory();
    }

    @Test
    void playsTheDemoWithoutADisplay() throws Exception {
        Ended ended = pilothouse("demo", "--out", "pictures of the demo");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        List<Path> pictures;
        try (var files =
                Files.list(ground().outside(ground().user()).resolve("pictures of the demo"))) {
            pictures = files.sorted().toList();
        }
        assertThat(pictures).hasSize(4);
        for (Path picture : pictures) {
            Path kept = target().resolve("pictures").resolve(picture.getFileName().toString());
            Files.createDirectories(target().resolve("pictures"));
            Files.copy(picture, kept, StandardCopyOption.REPLACE_EXISTING);
            assertThat(Use.colours(kept)).isGreaterThan(MANY_COLOURS);
        }
    }

    @Test
    void opensItsWindow() throws Exception {
        Path picture = target().resolve("pictures").resolve("window.png");
        Files.deleteIfExists(picture);
        Ended ended = use().onADisplay(picture, "demo", "--data", use().data("window"));
        assumeTrue(ended.exitCode() != SKIPPED, ended.err());
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(Use.colours(picture)).isGreaterThan(MANY_COLOURS);
    }

    /// With this mode Java refuses to start if it cannot use the cache.
    @Test
    void startsFromItsAotCacheWithTheFlagsOfEveryCommand() throws Exception {
        for (List<String> words : List.of(List.of("--version"), List.of("lint", use().samples()))) {
            ProcessBuilder builder = use().command(words);
            builder.environment().put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");
            Ended ended = Ended.of(builder);
            assertThat(ended.exitCode()).as(ended.err()).isZero();
        }
    }

    @Test
    void needsNoHomeThatCanBeWrittenTo() throws Exception {
        ProcessBuilder builder =
                use().command(
                                List.of(
                                        "demo",
                                        "--data",
                                        use().data("homeless"),
                                        "--out",
                                        use().data("homeless")));
        builder.environment().put("HOME", "/nonexistent");
        Ended ended = Ended.of(builder);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out().lines()).hasSize(4);
    }

    @Test
    void saysSoWhenThereIsNoPlaceForData() throws Exception {
        ProcessBuilder builder = use().command(List.of("run", use().sample("retry.yaml")));
        builder.environment().put("HOME", "/proc/nonexistent");
        Ended ended = Ended.of(builder);
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err())
                .contains("/proc/nonexistent/.local/share/pilothouse cannot be used")
                .contains("name another directory with --data DIR");
    }

    @Test
    void saysWhoHasTheDataDirectoryOpen() throws Exception {
        String data = use().data("shared");
        Process first = use().command(List.of("serve", "--data", data)).start();
        try {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> pilothouse("groups", "--data", data).exitCode() == 0);
            Ended second = pilothouse("run", use().sample("retry.yaml"), "--data", data);
            assertThat(second.exitCode()).isEqualTo(2);
            assertThat(second.err()).contains("is already open by process " + first.pid());
        } finally {
            first.destroy();
            first.waitFor();
        }
    }

    @Test
    void handsNoVariableOfItsOwnJavaOnToTasks() throws Exception {
        Path file = ground().outside(ground().user()).resolve("look around.yaml");
        Files.writeString(
                file,
                """
                workflow: {name: look-around}
                tasks:
                  - {name: look, task_type: Shell, command: "env"}
                """);
        String data = use().data("around");
        assertThat(pilothouse("run", "look around.yaml", "--data", data).exitCode()).isZero();
        assertThat(pilothouse("logs", "1", "--data", data).out())
                .contains("HOME=" + ground().user())
                .doesNotContain("LD_LIBRARY_PATH", "_JPACKAGE_LAUNCHER", "JAVA_HOME");
    }

    @Test
    void canBeChangedByNobodyButTheAdministrator() throws Exception {
        assumeTrue(ground().isInstalled(), "here it belongs to whoever unpacked it");
        Ended writable =
                Ended.of(
                        ground().command(
                                        List.of(
                                                "find",
                                                ground().home(),
                                                "!",
                                                "-type",
                                                "l",
                                                "(",
                                                "-writable",
                                                "-o",
                                                "-perm",
                                                "/6022",
                                                ")")));
        assertThat(writable.exitCode()).isZero();
        assertThat(writable.out()).isEmpty();
    }

    @Test
    void bringsItsLicencesAndThoseOfOthers() {
        Path home = ground().outside(ground().home());
        assertThat(home.resolve("LICENSE")).content().contains("Apache License");
        assertThat(home.resolve("THIRD-PARTY.txt")).content().contains("openjfx", "h2database");
        assertThat(home.resolve("lib/runtime/legal/java.base/LICENSE")).isNotEmptyFile();
        assertThat(home.resolve("legal")).isDirectoryContaining("glob:**/jackson-core-*");
    }

    @Test
    @Order(LAST)
    void leavesNothingBehindButTheDataOfItsUsers() throws Exception {
        if (!(ground() instanceof OverlayGround overlay)) {
            assumeTrue(false, "the package could only be unpacked here, not installed");
            return;
        }
        assertThat(overlay.added()).contains("/usr/bin/pilothouse", "/opt/pilothouse/LICENSE");
        overlay.remove();
        assertThat(overlay.added()).isEmpty();
        assertThat(overlay.gone()).isEmpty();
        assertThat(overlay.outside(overlay.user()).resolve(".local/share/pilothouse"))
                .isNotEmptyDirectory();
    }

    // --- the ground ---

    private static Ground ground() {
        return requireNonNull(ground);
    }

    private static Use use() {
        return new Use(ground());
    }

    private static Ended pilothouse(String... arguments) throws Exception {
        return Ended.of(use().command(List.of(arguments)));
    }

    private static Path target() {
        return Path.of(property("pilothouse.target"));
    }

    private static String property(String name) {
        return requireNonNull(System.getProperty(name), name);
    }
}

package dev.pilothouse.installers;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The portable archive, unpacked in a fresh place and used by somebody with an empty home.
@DisabledOnOs(OS.WINDOWS)
class PortableArchiveTest {

    @TempDir static Path folder;
    private static Path top = Path.of("");

    @BeforeAll
    static void unpack() throws Exception {
        Path archive = Path.of(property("pilothouse.archive"));
        Ended tar = run(List.of("tar", "-xzf", archive.toString(), "-C", folder.toString()));
        assertThat(tar.exitCode()).as(tar.err()).isZero();
        top = folder.resolve("pilothouse-" + property("pilothouse.version"));
    }

    @Test
    void holdsWhatAUserNeeds() {
        assertThat(top.resolve("bin/pilothouse")).isExecutable();
        assertThat(top.resolve("LICENSE")).isNotEmptyFile();
        assertThat(top.resolve("samples/README.md")).isNotEmptyFile();
    }

    @Test
    void tellsItsVersion() throws Exception {
        Ended ended = pilothouse("--version");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().strip()).isEqualTo("pilothouse " + property("pilothouse.version"));
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void findsNoFaultWithItsSamples() throws Exception {
        Ended ended = pilothouse("lint", "samples");
        assertThat(ended.out().strip()).isEqualTo("No faults.");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void runsASampleAndKeepsItInTheHomeOfItsUser() throws Exception {
        Ended ended = pilothouse("run", "samples/unequal-branches.yaml", "--json");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out().lines().toList().getLast())
                .startsWith("{\"type\":\"result\",\"run\":1,\"workflow\":\"SUCCEEDED\"");
        assertThat(folder.resolve("home/.local/share/pilothouse")).isDirectory();
    }

    private static Ended pilothouse(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("bin/pilothouse"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("home"));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(top.toString().isEmpty() ? folder.toFile() : top.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("XDG_DATA_HOME");
        builder.environment().remove("PILOTHOUSE_DATA");
        return Ended.of(builder);
    }

    private static String property(String name) {
        return requireNonNull(System.getProperty(name), name);
    }
}

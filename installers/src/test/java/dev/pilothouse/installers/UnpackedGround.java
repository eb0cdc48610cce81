package dev.pilothouse.installers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A folder that a package was unpacked into, where it cannot be installed.
///
/// @param folder where it was unpacked, which its owner deletes
record UnpackedGround(Path folder) implements Ground {

    /// Unpacks a package.
    static UnpackedGround of(Path deb, Path folder) throws IOException, InterruptedException {
        Ended ended =
                Ended.of(
                        new ProcessBuilder(
                                "dpkg-deb", "--extract", deb.toString(), folder.toString()));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        Files.createDirectories(folder.resolve("home/a person"));
        return new UnpackedGround(folder);
    }

    @Override
    public String program() {
        return home() + "/bin/pilothouse";
    }

    @Override
    public String home() {
        return folder.resolve("opt/pilothouse").toString();
    }

    @Override
    public String user() {
        return folder.resolve("home/a person").toString();
    }

    @Override
    public Path outside(String path) {
        return Path.of(path);
    }

    @Override
    public ProcessBuilder command(List<String> words) {
        ProcessBuilder builder =
                new ProcessBuilder(new ArrayList<>(words)).directory(Path.of(user()).toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", user());
        return builder;
    }

    @Override
    public boolean isInstalled() {
        return false;
    }

    @Override
    public void close() {
        assertThat(folder).isDirectory();
    }
}

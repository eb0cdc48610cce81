package dev.pilothouse.installers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the build says of programs that are not there.
class ToolsTest {

    @TempDir Path folder;

    @Test
    void namesEveryToolThatAJdkHasNot() throws IOException {
        program("jdk/bin/jlink");
        assertThatThrownBy(() -> Tools.in(folder.resolve("jdk"), "/nowhere"))
                .isInstanceOf(BuildFault.class)
                .hasMessageContaining("Expected jdeps and jpackage in")
                .hasMessageContaining("Install a whole JDK 25");
    }

    @Test
    void goesOnWithoutAPackager() throws Exception {
        assertThat(Tools.in(jdk(), folder.toString()).dpkgDeb()).isEmpty();
    }

    @Test
    void findsThePackagerOnThePath() throws Exception {
        Path dpkgDeb = program("tools/dpkg-deb");
        String path = "/nowhere:" + folder.resolve("tools");
        assertThat(Tools.in(jdk(), path).dpkgDeb()).contains(dpkgDeb);
    }

    private Path jdk() throws IOException {
        for (String name : new String[] {"jdeps", "jlink", "jpackage"}) {
            program("jdk/bin/" + name);
        }
        return folder.resolve("jdk");
    }

    private Path program(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}

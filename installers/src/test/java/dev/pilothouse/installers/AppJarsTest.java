package dev.pilothouse.installers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Jars as they are shipped.
class AppJarsTest {

    @TempDir Path folder;

    @Test
    void keepsTheOrderAndLeavesOutJarsWithoutClasses() throws IOException {
        Path first = jar("z.jar", "Z.class");
        Path empty = jar("empty.jar", "META-INF/MANIFEST.MF");
        Path last = jar("a.jar", "A.class");
        assertThat(appJars().copy(List.of(first, empty, last))).containsExactly("z.jar", "a.jar");
        assertThat(shipped("empty.jar")).doesNotExist();
    }

    @Test
    void putsNativeLibrariesBesideTheJar() throws IOException {
        appJars().copy(List.of(jar("fx.jar", "Fx.class", "libglass.so")));
        assertThat(shipped("libglass.so")).hasContent("libglass.so");
        assertThat(entries("fx.jar")).containsExactly("Fx.class");
    }

    @Test
    void leavesSignaturesOutButNotServices() throws IOException {
        appJars()
                .copy(
                        List.of(
                                jar(
                                        "elk.jar",
                                        "META-INF/ECLIPSE_.SF",
                                        "META-INF/ECLIPSE_.RSA",
                                        "META-INF/services/a.SF",
                                        "E.class")));
        assertThat(entries("elk.jar")).containsExactly("META-INF/services/a.SF", "E.class");
    }

    @Test
    void laysLicencesAndNoticesOpen() throws IOException {
        appJars().copy(List.of(jar("h2.jar", "META-INF/LICENSE.txt", "NOTICE", "H.class")));
        assertThat(folder.resolve("legal/h2.jar/LICENSE.txt")).hasContent("META-INF/LICENSE.txt");
        assertThat(folder.resolve("legal/h2.jar/NOTICE")).exists();
        assertThat(entries("h2.jar")).contains("META-INF/LICENSE.txt");
    }

    private AppJars appJars() {
        return new AppJars(folder.resolve("app"), folder.resolve("legal"));
    }

    private Path shipped(String name) {
        return folder.resolve("app").resolve(name);
    }

    private List<String> entries(String name) throws IOException {
        try (ZipFile jar = new ZipFile(shipped(name).toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }

    /// A jar whose entries hold their own names.
    private Path jar(String name, String... entries) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                to.putNextEntry(new ZipEntry(entry));
                to.write(entry.getBytes(StandardCharsets.UTF_8));
                to.closeEntry();
            }
        }
        return jar;
    }
}

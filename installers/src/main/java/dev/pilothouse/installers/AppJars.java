package dev.pilothouse.installers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Copies of the program's jars as they are shipped.
///
/// - Native libraries lie beside the jars, where JavaFX looks first. Inside a jar they would be
///   unpacked into the home of every user, who may not have one that can be written to.
/// - Signatures are left out: Java keeps no class of a signed jar in its AOT cache. What is shipped
///   is told apart by the package's own check sums.
/// - Licences and notices lie where a person finds them.
final class AppJars {

    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    private static final Pattern NATIVE = Pattern.compile("[^/]+\\.so");
    private static final Pattern LEGAL =
            Pattern.compile("(META-INF/)?(LICENSE|NOTICE|COPYRIGHT|about)[^/]*");
    private static final String MARKS_EMPTY = "empty-to-avoid-conflict";

    private final Path jars;
    private final Path legal;

    /// @param jars where jars and native libraries go
    /// @param legal where licences go
    AppJars(Path jars, Path legal) {
        this.jars = jars;
        this.legal = legal;
    }

    /// Copies the jars and gives their names, in the same order.
    List<String> copy(List<Path> classPath) throws IOException {
        Files.createDirectories(jars);
        List<String> names = new ArrayList<>();
        for (Path jar : classPath) {
            String name = jar.getFileName().toString();
            if (!name.contains(MARKS_EMPTY) && copyHasClasses(jar, name)) {
                names.add(name);
            }
        }
        return names;
    }

    private boolean copyHasClasses(Path jar, String name) throws IOException {
        boolean classes = false;
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to =
                        new ZipOutputStream(Files.newOutputStream(jars.resolve(name)))) {
            for (ZipEntry entry : from.stream().toList()) {
                classes |= entry.getName().endsWith(".class");
                if (NATIVE.matcher(entry.getName()).matches()) {
                    extract(from, entry, jars.resolve(entry.getName()));
                    continue;
                }
                if (LEGAL.matcher(entry.getName()).matches() && !entry.isDirectory()) {
                    extract(from, entry, legal.resolve(name).resolve(lastOf(entry)));
                }
                if (!SIGNATURE.matcher(entry.getName().toUpperCase(Locale.ROOT)).matches()) {
                    pass(from, entry, to);
                }
            }
        }
        if (!classes) {
            Files.delete(jars.resolve(name));
        }
        return classes;
    }

    private static void pass(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        to.putNextEntry(copy);
        try (InputStream content = from.getInputStream(entry)) {
            content.transferTo(to);
        }
        to.closeEntry();
    }

    private static void extract(ZipFile from, ZipEntry entry, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (InputStream content = from.getInputStream(entry)) {
            Files.write(file, content.readAllBytes());
        }
    }

    private static Path lastOf(ZipEntry entry) {
        return Path.of(entry.getName()).getFileName();
    }
}

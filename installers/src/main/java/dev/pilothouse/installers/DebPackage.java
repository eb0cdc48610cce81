package dev.pilothouse.installers;

import dev.pilothouse.installers.icon.Icon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A Debian package of an app image: the program in `/opt`, its command, its entry in the menu.
///
/// **Contract:** the package has no scripts. Everything it puts on a machine is a file that dpkg
/// knows, and so takes away again.
final class DebPackage {

    private static final List<Integer> ICON_SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);
    private static final Map<String, String> ARCHITECTURES =
            Map.of("amd64", "amd64", "aarch64", "arm64");

    private final BuildPlan plan;
    private final Path dpkgDeb;

    DebPackage(BuildPlan plan, Path dpkgDeb) {
        this.plan = plan;
        this.dpkgDeb = dpkgDeb;
    }

    /// Packs an app image and gives the package.
    Path build(Path image) throws IOException, InterruptedException, BuildFault {
        Path root = plan.target().resolve("deb-root");
        Tree.delete(root);
        Tree.copy(image, root.resolve("opt").resolve(BuildPlan.NAME));
        Path share = root.resolve("usr/share");
        icons(share.resolve("icons/hicolor"));
        text(share.resolve("applications/pilothouse.desktop"), template("pilothouse.desktop"));
        text(share.resolve("doc/pilothouse/copyright"), template("copyright"));
        text(
                root.resolve("DEBIAN/control"),
                template("control").formatted(version(), architecture(), sizeOf(root)));
        Path command = Files.createDirectories(root.resolve("usr/bin")).resolve(BuildPlan.NAME);
        Files.createSymbolicLink(command, Path.of("/opt/pilothouse/bin/pilothouse"));
        Tree.settle(root);
        Path deb =
                plan.target().resolve("pilothouse_%s_%s.deb".formatted(version(), architecture()));
        new Command(dpkgDeb).with("--root-owner-group", "--build", root, deb).run();
        Tree.delete(root);
        return deb;
    }

    private static void icons(Path theme) throws IOException {
        for (int size : ICON_SIZES) {
            Path file = theme.resolve("%dx%d/apps/pilothouse.png".formatted(size, size));
            Files.createDirectories(file.getParent());
            Files.write(file, Icon.png(size));
        }
        text(theme.resolve("scalable/apps/pilothouse.svg"), Icon.svg());
    }

    private static void text(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }

    private String template(String name) throws IOException {
        return Files.readString(plan.source("linux").resolve(name));
    }

    private String version() {
        return plan.version().debian();
    }

    private static long sizeOf(Path root) throws IOException {
        return Megabytes.kibibytes(root);
    }

    private static String architecture() throws BuildFault {
        String name = System.getProperty("os.arch");
        String architecture = ARCHITECTURES.get(name);
        if (architecture == null) {
            throw new BuildFault(
                    "Expected one of the architectures %s, but this machine's is %s."
                            .formatted(ARCHITECTURES.keySet(), name));
        }
        return architecture;
    }
}

package dev.pilothouse.installers;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the build of the installers begins.
public final class Installers {

    private static final int BAD = 1;

    private final BuildPlan plan;
    private final Tools tools;
    private final PrintStream out;

    private Installers(BuildPlan plan, Tools tools, PrintStream out) {
        this.plan = plan;
        this.tools = tools;
        this.out = out;
    }

    /// Builds the app image, and the Debian package where there is `dpkg-deb`.
    ///
    /// @param args the repository, the folder that is built in, the version
    public static void main(String[] args) throws IOException, InterruptedException {
        BuildPlan plan = new BuildPlan(Path.of(args[0]), Path.of(args[1]), new Version(args[2]));
        try {
            new Installers(plan, Tools.found(), System.out).build();
        } catch (BuildFault fault) {
            System.err.println(fault.getMessage());
            System.exit(BAD);
        }
    }

    private void build() throws IOException, InterruptedException, BuildFault {
        Files.createDirectories(plan.target());
        Path image = new AppImage(plan, tools).build();
        out.println("app image: " + image + ", " + Megabytes.of(image));
        Optional<Path> dpkg = tools.dpkgDeb();
        if (dpkg.isEmpty()) {
            out.println("no .deb: dpkg-deb is not on the PATH. Install Debian's package dpkg.");
            return;
        }
        Path deb = new DebPackage(plan, dpkg.get()).build(image);
        out.println("package: " + deb + ", " + Megabytes.of(deb));
    }
}

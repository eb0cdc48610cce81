package dev.pilothouse.installers;

import dev.pilothouse.installers.icon.Icon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// A folder that holds the program, its own Java and everything else it needs, and runs from
/// wherever it is put.
final class AppImage {

    private static final String MAIN = "dev.pilothouse.console.Main";
    private static final int ICON_SIZE = 256;

    private final BuildPlan plan;
    private final Tools tools;

    AppImage(BuildPlan plan, Tools tools) {
        this.plan = plan;
        this.tools = tools;
    }

    /// Builds the folder anew and gives it.
    Path build() throws IOException, InterruptedException, BuildFault {
        Path work = plan.target().resolve("image-parts");
        Path images = plan.target().resolve("image");
        Path image = images.resolve(BuildPlan.NAME);
        Tree.delete(work);
        Tree.delete(images);
        Path app = work.resolve("app");
        Path legal = work.resolve("legal");
        List<String> names = new AppJars(app, legal).copy(plan.classPath());
        Path runtime = work.resolve("runtime");
        new JavaRuntime(tools).link(names.stream().map(app::resolve).toList(), runtime);
        packed(work, names);
        Tree.copy(legal, image.resolve("legal"));
        furnish(image, names);
        Tree.settle(image);
        AotCache.train(image);
        Tree.settle(image);
        return image;
    }

    private void packed(Path work, List<String> names)
            throws IOException, InterruptedException, BuildFault {
        Path icon = work.resolve("icon.png");
        Files.write(icon, Icon.png(ICON_SIZE));
        new Command(tools.jpackage())
                .with("--type", "app-image", "--name", BuildPlan.NAME)
                .with("--app-version", plan.version().numbers())
                .with("--icon", icon)
                .with("--input", work.resolve("app"), "--runtime-image", work.resolve("runtime"))
                .with("--main-jar", names.getFirst(), "--main-class", MAIN)
                .with("--dest", plan.target().resolve("image"))
                .run();
    }

    /// Puts the program's own launcher in the place of jpackage's, which would hand a search path
    /// of libraries on to every process that a task starts.
    private void furnish(Path image, List<String> names) throws IOException {
        Path lib = image.resolve("lib");
        Files.delete(lib.resolve("libapplauncher.so"));
        Files.delete(lib.resolve("app").resolve(BuildPlan.NAME + ".cfg"));
        Files.copy(
                plan.source("dist/bin/pilothouse"),
                image.resolve("bin").resolve(BuildPlan.NAME),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        Files.write(lib.resolve("app").resolve("classpath"), names);
        Tree.copy(plan.repository().resolve("samples"), image.resolve("samples"));
        Files.copy(plan.repository().resolve("LICENSE"), image.resolve("LICENSE"));
        Files.copy(
                plan.target().resolve("generated-sources/license/THIRD-PARTY.txt"),
                image.resolve("THIRD-PARTY.txt"));
    }
}

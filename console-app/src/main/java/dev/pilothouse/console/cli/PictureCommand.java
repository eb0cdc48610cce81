package dev.pilothouse.console.cli;

import dev.pilothouse.engine.Archive;
import dev.pilothouse.graphview.look.Theme;
import dev.pilothouse.graphview.look.TokenSheet;
import dev.pilothouse.graphview.paint.Picture;
import dev.pilothouse.graphview.svg.GraphSvg;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Draws a definition or a run as the console would.
@Command(
        name = "picture",
        description = "Draw a workflow file, or a run with its states, as SVG or PNG.")
final class PictureCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "FILE|RUN",
            description = "A workflow file, or a run as 'pilothouse list' names it.")
    private String subject = "";

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "x.svg|x.png",
            description = "Where the picture goes; the ending says which kind.")
    private Path output = Path.of("");

    @Option(names = "--theme", description = "LIGHT or DARK. Default: ${DEFAULT-VALUE}.")
    private Theme theme = Theme.LIGHT;

    @Mixin private DataOption data = new DataOption();

    PictureCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String name = output.toString().toLowerCase(Locale.ROOT);
        boolean svg = name.endsWith(".svg");
        if (!svg && !name.endsWith(".png")) {
            throw CommandException.usage(
                    "expected a picture that ends with .svg or .png, but got '%s'"
                            .formatted(output),
                    "Name it so with -o, for example -o workflow.svg.");
        }
        Picture picture = picture();
        try {
            if (svg) {
                Files.writeString(output, new GraphSvg(TokenSheet.shipped()).write(picture, theme));
            } else {
                PngDrawing.write(picture, theme, output);
            }
        } catch (IOException e) {
            throw CommandException.usage(
                    "%s cannot be written: %s".formatted(output, e.getMessage()),
                    "Choose a place that exists and may be written.");
        }
        return ExitCode.DONE;
    }

    private Picture picture() {
        Path file = Path.of(subject);
        if (Files.exists(file) || !subject.matches("\\d{1,18}")) {
            return GraphPictures.of(WorkflowFile.read(file, surroundings.err()).definition());
        }
        try (Archive archive = Archives.openExisting(data.directory(surroundings))) {
            return GraphPictures.of(Archives.run(archive, Long.parseLong(subject)).run());
        }
    }
}

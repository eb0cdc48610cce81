package dev.pilothouse.console.cli.run;

import dev.pilothouse.console.cli.CommandException;
import dev.pilothouse.console.cli.DataOption;
import dev.pilothouse.console.cli.ExitCode;
import dev.pilothouse.console.cli.JsonLines;
import dev.pilothouse.console.cli.Surroundings;
import dev.pilothouse.console.cli.WorkflowFile;
import dev.pilothouse.console.remote.ControlClient;
import dev.pilothouse.console.remote.Request;
import dev.pilothouse.engine.definition.DefinitionJson;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.definition.file.ReadResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Starts a run in the engine of a running console. A file is read here, with the environment and
/// the folder of the one who starts it.
@Command(
        name = "start",
        description = {
            "Start a run in the console or engine that is running on the data directory, and print",
            "its number. The run goes on there; see 'pilothouse logs ID -f'."
        })
public final class StartCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "FILE|NAME",
            description = "A workflow file, or the name of a workflow that the engine knows.")
    private String subject = "";

    @Mixin private StartChoices choices = new StartChoices();
    @Mixin private DataOption data = new DataOption();

    @Option(names = "--json", description = "Print the run's number as a JSON line.")
    private boolean json;

    /// The command, printing to these surroundings.
    public StartCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return isFile() ? startFile() : start(subject, choices.request(subject));
    }

    private boolean isFile() {
        if (Files.exists(Path.of(subject))) {
            return true;
        }
        if (subject.matches(".*\\.ya?ml|.*[/\\\\].*")) {
            throw CommandException.usage(
                    "there is no file " + subject,
                    "Name a workflow file, or a workflow that the engine knows.");
        }
        return false;
    }

    private int startFile() {
        ReadResult.Read read = WorkflowFile.read(Path.of(subject), surroundings.err());
        DefinitionJson form = new DefinitionJson();
        try (ControlClient client = connect()) {
            for (WorkflowDefinition referenced : read.referenced()) {
                client.upload(form.write(referenced));
                client.ask(new Request.Define());
            }
            client.upload(form.write(read.definition()));
            return started(read.definition().name(), client.ask(choices.request("")));
        }
    }

    private int start(String workflow, Request.Start request) {
        try (ControlClient client = connect()) {
            return started(workflow, client.ask(request));
        }
    }

    private ControlClient connect() {
        return ControlClient.connect(data.directory(surroundings));
    }

    private int started(String workflow, long run) {
        if (json) {
            new JsonLines(surroundings.out())
                    .line(
                            line -> {
                                line.writeStringProperty("type", "started");
                                line.writeNumberProperty("run", run);
                                line.writeStringProperty("workflow", workflow);
                            });
        } else {
            surroundings.out().println("run %d of %s started".formatted(run, workflow));
        }
        return ExitCode.DONE;
    }
}

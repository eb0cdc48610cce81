package dev.pilothouse.console.cli;

import dev.pilothouse.engine.definition.Fault;
import dev.pilothouse.engine.definition.file.Lint;
import dev.pilothouse.engine.definition.file.WorkflowReader;
import dev.pilothouse.engine.task.TaskTypes;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Checks workflow files without running them.
@Command(
        name = "lint",
        description = {
            "Check workflow files, and those in directories, without running them.",
            "Ends with 2 if there is an error, with 0 if there are warnings only."
        })
final class LintCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "What to check.")
    private List<Path> places = List.of();

    @Option(names = "--json", description = "Print one JSON line per fault.")
    private boolean json;

    LintCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Lint lint = new Lint(WorkflowReader.ofProcess(TaskTypes.installed()));
        List<Fault> faults = lint.check(places);
        if (json) {
            JsonLines lines = new JsonLines(surroundings.out());
            faults.forEach(fault -> print(fault, lines));
        } else {
            faults.forEach(surroundings.out()::println);
            surroundings.out().println(summary(faults));
        }
        return errors(faults) == 0 ? ExitCode.DONE : ExitCode.USAGE;
    }

    private static void print(Fault fault, JsonLines lines) {
        lines.line(
                json -> {
                    json.writeStringProperty("file", fault.file());
                    json.writeNumberProperty("line", fault.line());
                    json.writeNumberProperty("column", fault.column());
                    json.writeStringProperty(
                            "severity", fault.severity().name().toLowerCase(Locale.ROOT));
                    json.writeStringProperty("code", fault.code());
                    json.writeStringProperty("message", fault.message());
                });
    }

    private static String summary(List<Fault> faults) {
        if (faults.isEmpty()) {
            return "No faults.";
        }
        long errors = errors(faults);
        return "%s, %s."
                .formatted(counted(errors, "error"), counted(faults.size() - errors, "warning"));
    }

    private static long errors(List<Fault> faults) {
        return faults.stream().filter(f -> f.severity() == Fault.Severity.ERROR).count();
    }

    private static String counted(long number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }
}

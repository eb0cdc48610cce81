package dev.pilothouse.console.cli;

import dev.pilothouse.console.bench.BenchCommand;
import dev.pilothouse.console.cli.control.ForceStartCommand;
import dev.pilothouse.console.cli.control.ForceSuccessCommand;
import dev.pilothouse.console.cli.control.PauseCommand;
import dev.pilothouse.console.cli.control.RecoverCommand;
import dev.pilothouse.console.cli.control.RerunCommand;
import dev.pilothouse.console.cli.control.StopCommand;
import dev.pilothouse.console.cli.run.RunCommand;
import dev.pilothouse.console.cli.run.StartCommand;
import dev.pilothouse.console.cli.schedule.BackfillCommand;
import dev.pilothouse.console.cli.schedule.BackfillsCommand;
import dev.pilothouse.console.cli.schedule.SchedulesCommand;
import dev.pilothouse.console.cli.test.TestCommand;
import dev.pilothouse.engine.definition.NearestWord;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Set;
import java.util.TreeSet;

/// The command line as a whole: finds the command, runs it, and says what went wrong in one line of
/// what and one of what to do.
///
/// **Thread:** the main one. **Failure:** never throws.
public final class CommandLineProgram {

    private final Surroundings surroundings;
    private final PilothouseCommand root;

    /// A program that prints and reads there.
    public CommandLineProgram(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.root = new PilothouseCommand(surroundings);
    }

    /// Runs a command and gives its exit code.
    public int run(String... args) {
        QuietLogging.start();
        int exitCode = commandLine().execute(args);
        surroundings.out().flush();
        return exitCode;
    }

    private CommandLine commandLine() {
        CommandLine line =
                new CommandLine(root)
                        .addSubcommand(new DemoCommand(surroundings))
                        .addSubcommand(new RunCommand(surroundings))
                        .addSubcommand(new ServeCommand(surroundings))
                        .addSubcommand(new TestCommand(surroundings))
                        .addSubcommand(new StartCommand(surroundings))
                        .addSubcommand(new PauseCommand(surroundings))
                        .addSubcommand(new StopCommand(surroundings))
                        .addSubcommand(new RerunCommand(surroundings))
                        .addSubcommand(new RecoverCommand(surroundings))
                        .addSubcommand(new ForceSuccessCommand(surroundings))
                        .addSubcommand(new SchedulesCommand(surroundings))
                        .addSubcommand(new BackfillCommand(surroundings))
                        .addSubcommand(new BackfillsCommand(surroundings))
                        .addSubcommand(new ForceStartCommand(surroundings))
                        .addSubcommand(
                                new CommandLine(new GroupsCommand(surroundings))
                                        .addSubcommand(new SetGroupCommand(surroundings)))
                        .addSubcommand(new LintCommand(surroundings))
                        .addSubcommand(new ListCommand(surroundings))
                        .addSubcommand(new ShowCommand(surroundings))
                        .addSubcommand(new LogsCommand(surroundings))
                        .addSubcommand(new ExportCommand(surroundings))
                        .addSubcommand(new ReplayCommand(surroundings))
                        .addSubcommand(new BenchCommand())
                        .addSubcommand(new PictureCommand(surroundings))
                        .addSubcommand(new CommandLine.HelpCommand())
                        .setOut(writer(surroundings.out()))
                        .setErr(writer(surroundings.err()))
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExecutionExceptionHandler(
                                (failure, command, _) -> failed(failure, command))
                        .setParameterExceptionHandler((failure, _) -> misused(failure));
        line.setUsageHelpAutoWidth(true);
        return line;
    }

    private int misused(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String what =
                failure instanceof UnmatchedArgumentException unmatched
                        ? unknown(unmatched.getUnmatched().getFirst(), command.getCommandSpec())
                        : firstLine(failure);
        say(what, "See '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    private static String unknown(String word, CommandSpec command) {
        Set<String> known = new TreeSet<>(command.subcommands().keySet());
        known.addAll(command.optionsMap().keySet());
        return "'%s' knows no '%s'%s"
                .formatted(command.qualifiedName(), word, NearestWord.hint(word, known));
    }

    private int failed(Exception failure, CommandLine command) {
        Complaint complaint = Complaint.of(failure, command.getCommandSpec().qualifiedName());
        say(complaint.what(), complaint.remedy());
        if (root.debug()) {
            failure.printStackTrace(surroundings.err());
        }
        return complaint.exitCode();
    }

    private void say(String what, String remedy) {
        surroundings.out().flush();
        surroundings.err().println("pilothouse: " + what);
        if (!remedy.isEmpty()) {
            surroundings.err().println(remedy);
        }
    }

    private static String firstLine(ParameterException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("bad usage");
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
    }
}

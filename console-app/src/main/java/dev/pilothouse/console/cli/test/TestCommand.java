package dev.pilothouse.console.cli.test;

import dev.pilothouse.console.cli.CommandException;
import dev.pilothouse.console.cli.ExitCode;
import dev.pilothouse.console.cli.Surroundings;
import dev.pilothouse.engine.simulation.scenario.Scenario;
import dev.pilothouse.engine.simulation.scenario.ScenarioReader;
import dev.pilothouse.engine.simulation.scenario.ScenarioResult;
import dev.pilothouse.engine.task.TaskTypes;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Runs scenario files.
@Command(
        name = "test",
        description = {
            "Run scenario files: tests of workflows on the real engine, in virtual time.",
            "Ends with 0 if all passed, 1 if one failed, 2 if a file cannot be played."
        })
public final class TestCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE|DIR",
            description = "What to run; of a directory, every file with the key 'scenario:'.")
    private List<Path> places = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Play each with N seeds, from its own one on.")
    private int seeds = 1;

    @Option(
            names = "--random",
            paramLabel = "N",
            description = "Play N random workflows under random faults, too.")
    private int random;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Play so many at a time; by default as many as there are processors.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print one JSON line per scenario.")
    private boolean json;

    private Tally tally = Tally.NONE;

    /// A command that prints there.
    public TestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        check();
        TestReport report =
                json
                        ? new JsonReport(surroundings.out())
                        : new TextReport(surroundings.out(), seeds > 1);
        long begin = System.nanoTime();
        List<Scenario> scenarios = read(report);
        new Trials(jobs)
                .play(
                        trials(scenarios).toList(),
                        played -> {
                            report.played(played);
                            tally = tally.with(played);
                        });
        report.done(tally, Duration.ofNanos(System.nanoTime() - begin).toMillis());
        return exitCode();
    }

    private List<Scenario> read(TestReport report) throws IOException {
        ScenarioReader reader = ScenarioReader.ofProcess(TaskTypes.installed());
        List<Scenario> scenarios = new ArrayList<>();
        for (Path file : ScenarioFiles.below(places)) {
            ScenarioResult result = reader.read(file);
            result.faults().forEach(surroundings.err()::println);
            switch (result) {
                case ScenarioResult.Read read -> scenarios.add(read.scenario());
                case ScenarioResult.Refused refused -> {
                    report.refused(file.toString(), refused.faults());
                    tally = tally.withRefused();
                }
            }
        }
        return scenarios;
    }

    private void check() {
        if (places.isEmpty() && random == 0) {
            throw CommandException.usage(
                    "there is nothing to test",
                    "Name scenario files or directories, or give --random N.");
        }
        if (seeds < 1 || jobs < 1 || random < 0) {
            throw CommandException.usage(
                    "--seeds and --jobs are 1 or more, --random is 0 or more",
                    "Correct the numbers.");
        }
    }

    private Stream<Trial> trials(List<Scenario> scenarios) {
        Stream<Trial> told =
                scenarios.stream()
                        .flatMap(
                                scenario ->
                                        LongStream.range(0, seeds)
                                                .mapToObj(i -> scenario.world().seed() + i)
                                                .map(seed -> new Trial.OfScenario(scenario, seed)));
        Stream<Trial> chance = LongStream.range(0, random).mapToObj(Trial.OfChance::new);
        return Stream.concat(told, chance);
    }

    private int exitCode() {
        if (tally.refused() > 0) {
            return ExitCode.USAGE;
        }
        return tally.failed() > 0 ? ExitCode.FAILED : ExitCode.DONE;
    }
}

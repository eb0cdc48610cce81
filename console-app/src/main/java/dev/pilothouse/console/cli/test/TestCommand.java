package dev.pilothouse.console.cli.test;

import dev.pilothouse.console.cli.CommandException;
import dev.pilothouse.console.cli.ExitCode;
import dev.pilothouse.console.cli.Surroundings;
import dev.pilothouse.engine.simulation.scenario.Scenario;
import dev.pilothouse.engine.simulation.scenario.ScenarioReader;
import dev.pilothouse.engine.simulation.scenario.ScenarioResult;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.task.TaskTypes;

import org.jspecify.annotations.Nullable;

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
    private final Rules rules;
    private final Path folder;

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
            description = {
                "Play N random workflows under random faults, too. The first that fail are made",
                "small and written to pilothouse-seed-<seed>.yaml here."
            })
    private int random;

    @Option(
            names = "--random-from",
            paramLabel = "SEED",
            description = "The first seed of the random trials, 0 by default; alone, play just it.")
    private @Nullable Long randomFrom;

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
        this(surroundings, Rules.tables(), Path.of(""));
    }

    /// The same for an engine with these rules; files are written into the folder.
    TestCommand(Surroundings surroundings, Rules rules, Path folder) {
        this.surroundings = surroundings;
        this.rules = rules;
        this.folder = folder;
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
        try (FailedSeeds failed = new FailedSeeds(folder, rules)) {
            new Trials(jobs)
                    .play(
                            trials(scenarios).toList(),
                            played -> {
                                report.played(failed.shrunk(played));
                                tally = tally.with(played);
                            });
        }
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
        if (places.isEmpty() && randoms() == 0) {
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
                                                .map(
                                                        seed ->
                                                                new Trial.OfScenario(
                                                                        scenario, seed, rules)));
        long first = randomFrom == null ? 0 : randomFrom;
        Stream<Trial> chance =
                LongStream.range(0, randoms()).mapToObj(i -> new Trial.OfChance(first + i, rules));
        return Stream.concat(told, chance);
    }

    private int randoms() {
        return random == 0 && randomFrom != null ? 1 : random;
    }

    private int exitCode() {
        if (tally.refused() > 0) {
            return ExitCode.USAGE;
        }
        return tally.failed() > 0 ? ExitCode.FAILED : ExitCode.DONE;
    }
}

package dev.pilothouse.console.bench;

import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.definition.WorkflowDefinition;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// `pilothouse bench`: measures the engine here and prints each figure as a JSON line, beside the
/// machine's own limits.
@Command(
        name = "bench",
        description = "Measures the engine on this machine; prints JSON lines.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    private static final Set<String> WORKLOADS =
            new TreeSet<>(List.of("W1", "W2", "W3", "W4", "W6", "W7"));

    /// Which stores can be measured.
    enum Store {
        H2,
        H2_MEM
    }

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--workload",
            split = ",",
            paramLabel = "W",
            description = "W1 W2 W3 W4 W6 W7; all of them if left out")
    private @Nullable List<String> workloads;

    @Option(names = "--n", description = "size: runs of W1 and W2, width of W3, processes of W6")
    private int size;

    @Option(names = "--runs", defaultValue = "5", description = "counted runs of each figure (5)")
    private int runs;

    @Option(
            names = "--store",
            defaultValue = "h2",
            description = "h2 (a durable file) or h2-mem",
            converter = StoreName.class)
    private Store store = Store.H2;

    /// Reads the names that the command line uses.
    static final class StoreName implements picocli.CommandLine.ITypeConverter<Store> {
        @Override
        public Store convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "h2" -> Store.H2;
                case "h2-mem" -> Store.H2_MEM;
                default ->
                        throw new picocli.CommandLine.TypeConversionException(
                                "expected h2 or h2-mem, but got '" + value + "'");
            };
        }
    }

    @Override
    public Integer call() throws Exception {
        Set<String> wanted = new TreeSet<>(workloads == null ? WORKLOADS : workloads);
        if (!WORKLOADS.containsAll(wanted)) {
            wanted.removeAll(WORKLOADS);
            throw new picocli.CommandLine.ParameterException(
                    spec().commandLine(),
                    "Unknown workload " + wanted + "; there are " + WORKLOADS);
        }
        Path scratch = Files.createTempDirectory("pilothouse-bench");
        try {
            measure(wanted, scratch);
        } finally {
            delete(scratch);
        }
        return 0;
    }

    private void measure(Set<String> wanted, Path scratch) throws Exception {
        Repeated repeated = new Repeated(Math.max(1, runs));
        print(
                repeated.of(
                        "C",
                        "one durable commit, p50, ms",
                        null,
                        () -> Yardsticks.commitMillis(scratch)));
        print(
                repeated.of(
                        "R",
                        "rows in durable batches, rows/s",
                        null,
                        () -> Yardsticks.rowsPerSecond(scratch)));
        print(repeated.of("S", "processes started, /s", null, Yardsticks::spawnsPerSecond));
        EngineSettings settings = EngineSettings.in(scratch.resolve("data"));
        EngineSettings stored = store == Store.H2 ? settings : settings.keepingRunsInMemory();
        try (MasterEngine engine = MasterEngine.open(stored.withSlots(1_000_000))) {
            inEngine(wanted, repeated, new EngineWorkloads(engine));
        }
        if (wanted.contains("W6")) {
            shells(repeated, stored.withSlots(4));
        }
        if (wanted.contains("W7")) {
            print(
                    repeated.of(
                            "W7",
                            "process start to first run SUCCEEDED, s",
                            "<= 1.2",
                            () -> ColdStart.seconds(scratch)));
        }
    }

    private void inEngine(Set<String> wanted, Repeated repeated, EngineWorkloads engine)
            throws Exception {
        WorkflowDefinition one = BenchFlows.chain(1);
        WorkflowDefinition ten = BenchFlows.chain(10);
        if (wanted.contains("W1")) {
            int many = size(1_000);
            print(
                    repeated.of(
                            "W1",
                            many + " runs of one task at once, runs/s",
                            ">= 5000",
                            () -> many / engine.secondsForAll(one, many)));
            print(
                    repeated.of(
                            "W1s",
                            "start to SUCCEEDED committed, p50, ms",
                            "<= 0.75 and <= 6 C",
                            () -> engine.startToEndMillis(one, 50)));
            print(
                    repeated.of(
                            "W1s",
                            "start to SUCCEEDED committed, p99, ms",
                            "<= 10",
                            () -> engine.startToEndMillis(one, 99)));
        }
        if (wanted.contains("W2")) {
            int many = size(100);
            print(
                    repeated.of(
                            "W2",
                            many + " runs of a ten-task chain at once, tasks/s",
                            ">= 15000",
                            () -> 10 * many / engine.secondsForAll(ten, many)));
            print(
                    repeated.of(
                            "W2s",
                            "task ended to next started, mean of a chain, p50, ms",
                            "<= 0.25 and <= 2 C",
                            () -> engine.hopMillis(BenchFlows.chain(100))));
        }
        if (wanted.contains("W3")) {
            for (int width : size == 0 ? new int[] {1_000, 5_000, 50_000} : new int[] {size}) {
                WorkflowDefinition fan = BenchFlows.fan(width);
                print(
                        repeated.of(
                                "W3",
                                width + " parallel tasks and a join, s",
                                target(width),
                                () -> engine.secondsForAll(fan, 1)));
            }
        }
        if (wanted.contains("W4")) {
            WorkflowDefinition random = BenchFlows.random(300, 582, 7);
            print(
                    repeated.of(
                            "W4",
                            "random DAG of 300 nodes and 582 edges, ms",
                            "<= 60",
                            () -> 1_000 * engine.secondsForAll(random, 1)));
            print(
                    repeated.of(
                            "W4",
                            "dependencies violated in it",
                            "0",
                            () -> EngineWorkloads.violations(engine.run(random))));
        }
    }

    private void shells(Repeated repeated, EngineSettings settings) throws Exception {
        int many = size(300);
        try (MasterEngine engine = MasterEngine.open(settings)) {
            EngineWorkloads workloads = new EngineWorkloads(engine);
            WorkflowDefinition shells = BenchFlows.shells(many);
            print(
                    repeated.of(
                            "W6",
                            "shell tasks, four at once, /s",
                            ">= 0.85 S",
                            () -> many / workloads.secondsForAll(shells, 1)));
        }
    }

    private static @Nullable String target(int width) {
        return switch (width) {
            case 1_000 -> "<= 0.1";
            case 5_000 -> "<= 0.5";
            case 50_000 -> "<= 6";
            default -> null;
        };
    }

    private int size(int usual) {
        return size > 0 ? size : usual;
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("Expected to be run by picocli");
        }
        return spec;
    }

    private void print(Measurement m) {
        PrintWriter out = spec().commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "{\"workload\":\"%s\",\"what\":\"%s\",\"median\":%.4f,\"min\":%.4f,\"max\":%.4f,\"runs\":%d,\"store\":\"%s\"%s}%n",
                m.workload(),
                m.what(),
                m.value(),
                m.least(),
                m.most(),
                m.runs(),
                store.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                m.target() == null ? "" : ",\"target\":\"" + m.target() + "\"");
        out.flush();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package dev.pilothouse.console.bench;

import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;

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
            new TreeSet<>(
                    List.of(
                            "W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "W9", "W10", "W11",
                            "W12"));

    /// What needs a screen is measured only if it is asked for.
    private static final Set<String> USUAL = without("W11");

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
            description = "W1 to W12; all but W11, which needs a display, if left out")
    private @Nullable List<String> workloads;

    @Option(
            names = "--n",
            description =
                    "size: runs of W1, W2 and W5, width of W3, processes of W6, nodes of W8 and"
                            + " W10, buses of W9, others of W12")
    private int size;

    @Option(names = "--runs", defaultValue = "5", description = "counted runs of each figure (5)")
    private int runs;

    @Option(
            names = "--cold",
            description = "W7, W11: empty the system's file cache before each start; as root")
    private boolean cold;

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
        Set<String> wanted = new TreeSet<>(workloads == null ? USUAL : workloads);
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
        Report report = new Report(new Repeated(Math.max(1, runs)), this::print);
        report.add("C", "one durable commit, p50, ms", () -> Yardsticks.commitMillis(scratch));
        report.add("R", "rows in durable batches, rows/s", () -> Yardsticks.rowsPerSecond(scratch));
        report.add("S", "processes started, /s", Yardsticks::spawnsPerSecond);
        EngineSettings settings = EngineSettings.in(scratch.resolve("data"));
        EngineSettings stored = store == Store.H2 ? settings : settings.keepingRunsInMemory();
        new EngineFigures(wanted, size, report).measure(stored);
        if (wanted.contains("W5")) {
            EngineSettings apart = EngineSettings.in(scratch.resolve("waiting"));
            new WaitingFigures(size > 0 ? size : 100_000, report)
                    .measure(store == Store.H2 ? apart : apart.keepingRunsInMemory());
        }
        if (wanted.contains("W12")) {
            held(report, stored, size > 0 ? size : 50);
        }
        new StartFigures(wanted, cold, scratch, report).measure();
        new EventFigures(wanted, size, report).measure();
        if (wanted.contains("W10")) {
            new MomentFigures(size > 0 ? size : 1_700, report).measure();
        }
    }

    private static void held(Report report, EngineSettings settings, int others) throws Exception {
        try (MasterEngine engine = MasterEngine.open(settings.withSlots(1_000))) {
            HeldBus bus = new HeldBus(engine, BenchFlows.chain(10), others);
            report.add(
                    "W12",
                    "%d runs beside one whose bus is held: p99 longer by, %%".formatted(others),
                    "< 5",
                    bus::slowerPercent);
        }
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

    private static Set<String> without(String workload) {
        Set<String> rest = new TreeSet<>(WORKLOADS);
        rest.remove(workload);
        return rest;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

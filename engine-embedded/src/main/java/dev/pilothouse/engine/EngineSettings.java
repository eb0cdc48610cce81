package dev.pilothouse.engine;

import dev.pilothouse.engine.parameter.Parameter;

import java.nio.file.Path;
import java.util.List;

/// How an engine is set up.
///
/// @param dataDirectory where it keeps everything; made if it is missing
/// @param inMemory true if runs are kept in memory only: then the directory holds nothing but the
///   files of attempts
/// @param host what it calls itself
/// @param fireWorkers how many threads drain buses
/// @param slots how many attempts run at once in each worker group
/// @param workerGroups the worker groups that this process serves
/// @param project the project's name
/// @param projectParameters parameters of all workflows
public record EngineSettings(
        Path dataDirectory,
        boolean inMemory,
        String host,
        int fireWorkers,
        int slots,
        List<String> workerGroups,
        String project,
        List<Parameter> projectParameters) {

    public EngineSettings {
        workerGroups = List.copyOf(workerGroups);
        projectParameters = List.copyOf(projectParameters);
    }

    /// An engine on a data directory, sized for this machine, that serves worker group `default`.
    public static EngineSettings in(Path dataDirectory) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new EngineSettings(
                dataDirectory,
                false,
                "local",
                Math.max(1, Math.min(cores, 2 * connections(cores))),
                Math.max(8, 4 * cores),
                List.of("default"),
                "default",
                List.of());
    }

    /// The same with its runs in memory.
    public EngineSettings keepingRunsInMemory() {
        return new EngineSettings(
                dataDirectory,
                true,
                host,
                fireWorkers,
                slots,
                workerGroups,
                project,
                projectParameters);
    }

    /// The same with another number of slots.
    public EngineSettings withSlots(int newSlots) {
        return new EngineSettings(
                dataDirectory,
                inMemory,
                host,
                fireWorkers,
                newSlots,
                workerGroups,
                project,
                projectParameters);
    }

    /// The same with another number of fire workers.
    public EngineSettings withFireWorkers(int newFireWorkers) {
        return new EngineSettings(
                dataDirectory,
                inMemory,
                host,
                newFireWorkers,
                slots,
                workerGroups,
                project,
                projectParameters);
    }

    /// The same with other worker groups.
    public EngineSettings serving(List<String> newWorkerGroups) {
        return new EngineSettings(
                dataDirectory,
                inMemory,
                host,
                fireWorkers,
                slots,
                newWorkerGroups,
                project,
                projectParameters);
    }

    /// How many connections to the store the engine uses.
    public int connections() {
        return connections(fireWorkers);
    }

    private static int connections(int workers) {
        return workers + 4;
    }
}

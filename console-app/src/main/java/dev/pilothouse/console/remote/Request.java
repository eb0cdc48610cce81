package dev.pilothouse.console.remote;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.Dependency;
import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.schedule.BackfillRequest.ElementFailure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What can be asked of a running engine. This hierarchy is the whole table of methods.
public sealed interface Request {

    /// The methods by name.
    Map<String, Class<? extends Request>> METHODS =
            Arrays.stream(Request.class.getPermittedSubclasses())
                    .map(type -> type.<Request>asSubclass(Request.class))
                    .collect(Collectors.toUnmodifiableMap(Request::methodOf, type -> type));

    /// A method's name: its type's, beginning small.
    static String methodOf(Class<? extends Request> type) {
        String name = type.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /// The newest runs: a part each.
    record Runs(int limit) implements Request {}

    /// A run: a part for each of its tasks, then the run without them.
    record Run(long run) implements Request {}

    /// A run's journal as JSON lines, in chunks.
    record Journal(long run) implements Request {}

    /// What the attempts of a run have written: parts as there is something to read.
    ///
    /// @param task one task; empty for all
    /// @param follow true to go on until the run has ended
    record Logs(long run, String task, boolean follow) implements Request {}

    /// A run as a `.phrun`, in chunks.
    record Export(long run) implements Request {}

    /// Lets running tasks end and starts nothing new.
    record Pause(long run) implements Request {}

    /// Ends a run.
    ///
    /// @param rung how hard
    /// @param reason for the journal; may be empty
    record Stop(long run, Rung rung, String reason) implements Request {}

    /// The ladder of stopping.
    enum Rung {
        /// Tasks are asked to end.
        ASK,
        /// Tasks are killed.
        KILL,
        /// The run ends now, whatever becomes of its tasks.
        FORCE
    }

    /// Runs everything anew.
    record Rerun(long run) implements Request {}

    /// Runs what failed, or what was suspended, and what lies behind it.
    record Recover(long run, boolean suspended) implements Request {}

    /// Declares a failed task a success.
    record ForceSuccess(long run, String task) implements Request {}

    /// Lets a task that waits for its task group start although the group is full.
    record ForceStart(long run, String task) implements Request {}

    /// The task groups: a part each.
    record Groups() implements Request {}

    /// Sets how many tasks of a group may run at once.
    ///
    /// @param size below 0 for no limit
    record SetGroup(String group, int size) implements Request {}

    /// A piece of a definition's JSON, for the next [Define] or [Start] on this connection.
    record Upload(String text) implements Request {}

    /// Keeps the uploaded definition.
    record Define() implements Request {}

    /// Starts a run.
    ///
    /// @param workflow a name that is known; empty for the uploaded definition
    /// @param parameters start parameters, with the types that the workflow declares
    /// @param startNodes where to start; empty for all roots
    /// @param dependency what runs beside them
    /// @param failureStrategy instead of the definition's; empty for that
    /// @param dryRun true if tasks do nothing
    /// @param scheduleTime an instant; empty for now
    /// @param zone in which time expressions are read
    record Start(
            String workflow,
            Map<String, String> parameters,
            List<String> startNodes,
            Dependency dependency,
            String failureStrategy,
            boolean dryRun,
            String scheduleTime,
            String zone)
            implements Request {

        public Start {
            startNodes = List.copyOf(startNodes);
        }

        /// The options of a run of a definition. A parameter that the workflow declares keeps its
        /// type, and stays a secret.
        ///
        /// **Failure:** [IllegalArgumentException] or [DateTimeException] if they make no sense.
        public StartOptions options(WorkflowDefinition definition, String author) {
            return new StartOptions(
                    parameters.entrySet().stream().map(it -> parameter(it, definition)).toList(),
                    startNodes,
                    dependency,
                    failureStrategy.isEmpty() ? null : FailureStrategy.valueOf(failureStrategy),
                    dryRun,
                    false,
                    scheduleTime.isEmpty() ? null : Instant.parse(scheduleTime),
                    ZoneId.of(zone),
                    author);
        }

        private static Parameter parameter(
                Map.Entry<String, String> given, WorkflowDefinition definition) {
            return definition.parameters().stream()
                    .filter(declared -> declared.name().equals(given.getKey()))
                    .findFirst()
                    .map(d -> new Parameter(d.name(), d.type(), given.getValue(), d.secret()))
                    .orElseGet(() -> Parameter.of(given.getKey(), given.getValue()));
        }
    }

    /// The schedules: a part each.
    record Schedules() implements Request {}

    /// Keeps the uploaded definition and has its workflow start by itself.
    ///
    /// @param misfire what becomes of missed fire times
    /// @param limit how many missed ones may be under way at once; for [Misfire#CATCH_UP] alone
    record PutOnline(Misfire misfire, int limit) implements Request {}

    /// What becomes of fire times that were missed.
    enum Misfire {
        /// They are left out.
        SKIP,
        /// The newest fires.
        ONCE,
        /// All fire, in order.
        CATCH_UP
    }

    /// Has a workflow not start by itself any more.
    record TakeOffline(String workflow) implements Request {}

    /// Keeps the uploaded definition and runs it for each of these dates.
    ///
    /// @param dates instants, in the order in which they run
    /// @param parallel how many runs at a time
    /// @param onFailure what a run that does not succeed does to the dates behind it
    /// @param start how each run starts; its workflow and schedule time are not looked at
    record StartBackfill(List<String> dates, int parallel, ElementFailure onFailure, Start start)
            implements Request {

        public StartBackfill {
            dates = List.copyOf(dates);
        }
    }

    /// The backfills: a part each.
    record Backfills() implements Request {}

    /// Has no further date of a backfill begin.
    record StopBackfill(long backfill) implements Request {}

    /// Has a stopped or failed backfill go on.
    record ResumeBackfill(long backfill) implements Request {}
}

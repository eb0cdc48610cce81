package dev.pilothouse.engine.command;

import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.graph.Dependency;
import dev.pilothouse.engine.parameter.Parameter;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// What the one who starts a run may choose.
///
/// @param parameters start parameters: they win over everything else
/// @param startNodes names of the tasks to start at; empty for all roots
/// @param dependency which tasks around the start nodes belong to the run
/// @param failureStrategy instead of the definition's; null for the definition's
/// @param dryRun true if tasks succeed without doing anything
/// @param held true if the run's bus is held before its first event
/// @param scheduleTime the base of time expressions; null for the time of the start
/// @param zone the zone in which time expressions are read
/// @param author who starts it
public record StartOptions(
        List<Parameter> parameters,
        List<String> startNodes,
        Dependency dependency,
        @Nullable FailureStrategy failureStrategy,
        boolean dryRun,
        boolean held,
        @Nullable Instant scheduleTime,
        ZoneId zone,
        String author) {

    public StartOptions {
        parameters = List.copyOf(parameters);
        startNodes = List.copyOf(startNodes);
    }

    /// A run of everything, as the definition says, in the zone of this machine.
    public static StartOptions defaults(String author) {
        return new StartOptions(
                List.of(),
                List.of(),
                Dependency.TASK_POST,
                null,
                false,
                false,
                null,
                ZoneId.systemDefault(),
                author);
    }

    /// The same, asked for by somebody else, and not held.
    public StartOptions by(String newAuthor) {
        return new StartOptions(
                parameters,
                startNodes,
                dependency,
                failureStrategy,
                dryRun,
                false,
                scheduleTime,
                zone,
                newAuthor);
    }

    /// The same with start parameters.
    public StartOptions withParameters(List<Parameter> newParameters) {
        return new StartOptions(
                newParameters,
                startNodes,
                dependency,
                failureStrategy,
                dryRun,
                held,
                scheduleTime,
                zone,
                author);
    }

    /// The same with a selection of tasks.
    public StartOptions from(List<String> newStartNodes, Dependency newDependency) {
        return new StartOptions(
                parameters,
                newStartNodes,
                newDependency,
                failureStrategy,
                dryRun,
                held,
                scheduleTime,
                zone,
                author);
    }

    /// The same with another failure strategy.
    public StartOptions withFailureStrategy(FailureStrategy strategy) {
        return new StartOptions(
                parameters,
                startNodes,
                dependency,
                strategy,
                dryRun,
                held,
                scheduleTime,
                zone,
                author);
    }

    /// The same, doing nothing for real.
    public StartOptions asDryRun() {
        return new StartOptions(
                parameters,
                startNodes,
                dependency,
                failureStrategy,
                true,
                held,
                scheduleTime,
                zone,
                author);
    }

    /// The same, held before the first event.
    public StartOptions asHeld() {
        return new StartOptions(
                parameters,
                startNodes,
                dependency,
                failureStrategy,
                dryRun,
                true,
                scheduleTime,
                zone,
                author);
    }

    /// The same for a schedule time in a zone.
    public StartOptions withScheduleTime(Instant newScheduleTime, ZoneId newZone) {
        return new StartOptions(
                parameters,
                startNodes,
                dependency,
                failureStrategy,
                dryRun,
                held,
                newScheduleTime,
                newZone,
                author);
    }
}

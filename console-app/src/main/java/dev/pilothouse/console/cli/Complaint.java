package dev.pilothouse.console.cli;

import dev.pilothouse.console.remote.ControlException;
import dev.pilothouse.engine.graph.UnknownStartNodesException;
import dev.pilothouse.engine.store.DataDirectoryException;
import dev.pilothouse.engine.store.StoreRefusedException;
import dev.pilothouse.engine.store.StoreUnavailableException;

/// What a user is told of a failure.
///
/// @param what what is wrong, in a line
/// @param remedy what to do, in a line; may be empty
/// @param exitCode what the process ends with
record Complaint(String what, String remedy, int exitCode) {

    /// The complaint about a failure of a command.
    static Complaint of(Exception failure, String command) {
        String message = firstLine(failure);
        return switch (failure) {
            case CommandException e -> new Complaint(message, e.remedy(), e.exitCode());
            case ControlException e -> new Complaint(message, e.remedy(), exitCode(e.kind()));
            case DataDirectoryException e -> new Complaint(message, e.remedy(), ExitCode.USAGE);
            case UnknownStartNodesException _ ->
                    new Complaint(
                            message,
                            "Nothing was started; see '%s --help'.".formatted(command),
                            ExitCode.USAGE);
            case StoreUnavailableException _, StoreRefusedException _ ->
                    new Complaint(
                            message,
                            "Check that the disk has room and the data directory can be written,"
                                    + " then try again.",
                            ExitCode.INTERNAL);
            default ->
                    new Complaint(
                            "internal error: "
                                    + failure.getClass().getSimpleName()
                                    + ": "
                                    + message,
                            "This is a defect: run it again with --debug and report what it"
                                    + " prints.",
                            ExitCode.INTERNAL);
        };
    }

    private static int exitCode(ControlException.Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> ExitCode.UNREACHABLE;
            case REFUSED -> ExitCode.FAILED;
            case WRONG -> ExitCode.USAGE;
            case FAILED -> ExitCode.INTERNAL;
        };
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}

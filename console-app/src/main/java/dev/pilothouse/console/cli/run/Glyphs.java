package dev.pilothouse.console.cli.run;

import dev.pilothouse.console.cli.Surroundings;
import dev.pilothouse.engine.lifecycle.TaskState;

/// A sign and a colour for each state of a task, as far as a terminal can show them.
///
/// @param pictures true for signs, false for plain letters
/// @param colours true for ANSI colours
record Glyphs(boolean pictures, boolean colours) {

    private static final String PICTURES = "\u25b6\u2714\u2718\u25cb\u23f8\u25a0\u21bb\u2192\u23ed";

    static Glyphs shownBy(Surroundings surroundings) {
        return new Glyphs(
                surroundings.canShow(PICTURES),
                !surroundings.environment().containsKey("NO_COLOR"));
    }

    /// The sign of a state, coloured.
    String of(TaskState state) {
        String sign = pictures ? picture(state) : letter(state);
        return colours ? "\u001b[%dm%s\u001b[0m".formatted(colour(state), sign) : sign;
    }

    private static String picture(TaskState state) {
        return switch (state) {
            case NOT_RUN, SUBMITTED, DELAYED -> "\u25cb";
            case SKIPPED, FORBIDDEN -> "\u23ed";
            case DISPATCHED -> "\u2192";
            case RUNNING -> "\u25b6";
            case RETRY_WAIT, FAILOVER -> "\u21bb";
            case PAUSED -> "\u23f8";
            case KILLED -> "\u25a0";
            case FAILED -> "\u2718";
            case SUCCEEDED, FORCED_SUCCESS -> "\u2714";
        };
    }

    private static String letter(TaskState state) {
        return switch (state) {
            case NOT_RUN, SUBMITTED, DELAYED -> ".";
            case SKIPPED, FORBIDDEN -> "-";
            case DISPATCHED, RUNNING -> ">";
            case RETRY_WAIT, FAILOVER -> "~";
            case PAUSED -> "=";
            case KILLED -> "#";
            case FAILED -> "x";
            case SUCCEEDED, FORCED_SUCCESS -> "+";
        };
    }

    private static int colour(TaskState state) {
        return switch (state) {
            case NOT_RUN, SUBMITTED, DELAYED, SKIPPED, FORBIDDEN -> 90;
            case DISPATCHED, RUNNING -> 34;
            case RETRY_WAIT, PAUSED -> 33;
            case FAILOVER -> 35;
            case KILLED, FAILED -> 31;
            case SUCCEEDED, FORCED_SUCCESS -> 32;
        };
    }
}

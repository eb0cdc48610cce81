package dev.pilothouse.console.remote;

import java.io.Serial;

/// A request that was not done: one line of what is wrong, one of what to do.
public final class ControlException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    /// Whose turn it is.
    public enum Kind {
        /// Nobody answers, or not in our protocol.
        UNREACHABLE,
        /// The engine said no.
        REFUSED,
        /// The request names something that is not there, or makes no sense.
        WRONG,
        /// The engine could not, and the one who asked cannot help it.
        FAILED
    }

    private final Kind kind;
    private final String remedy;

    ControlException(Kind kind, String what, String remedy) {
        super(what);
        this.kind = kind;
        this.remedy = remedy;
    }

    /// Nobody answers.
    static ControlException unreachable(String what) {
        return new ControlException(
                Kind.UNREACHABLE,
                what,
                "Open one with 'pilothouse serve' or 'pilothouse', or name another directory with"
                        + " --data DIR.");
    }

    /// There is no such run.
    static ControlException noRun(long id) {
        return new ControlException(
                Kind.WRONG,
                "there is no run " + id,
                "See 'pilothouse list' for the runs there are.");
    }

    /// Whose turn it is.
    public Kind kind() {
        return kind;
    }

    /// What to do.
    public String remedy() {
        return remedy;
    }
}

package dev.pilothouse.console.shell.state;

/// When runs do not announce themselves; they are listed all the same.
///
/// @param off true for never
/// @param from the hour at which it becomes quiet, 0 to 23
/// @param to the hour at which it ends; the same hour for no quiet time
public record Quiet(boolean off, int from, int to) {

    /// Always announced.
    public static final Quiet NEVER = new Quiet(false, 0, 0);

    /// True if nothing is announced in an hour of the day.
    public boolean at(int hour) {
        boolean night = from > to;
        boolean within = night ? hour >= from || hour < to : hour >= from && hour < to;
        return off || within;
    }
}

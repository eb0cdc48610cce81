package dev.pilothouse.graphview.look;

import static dev.pilothouse.graphview.look.Border.DASHED;
import static dev.pilothouse.graphview.look.Border.DOTTED;
import static dev.pilothouse.graphview.look.Border.DOUBLE;
import static dev.pilothouse.graphview.look.Border.HATCHED;
import static dev.pilothouse.graphview.look.Border.HEAVY;
import static dev.pilothouse.graphview.look.Border.SOLID;
import static dev.pilothouse.graphview.look.Border.THIN;
import static dev.pilothouse.graphview.look.Border.THIN_DASHED;

/// How one state of a task or a run is drawn: colour by family, the state inside the family by
/// glyph and border.
public enum StateLook {
    SUBMITTED(StateFamily.WAITING, Glyph.DOT, THIN, Fill.HOLLOW, "submitted"),
    WAIT_TO_RUN(StateFamily.WAITING, Glyph.HOURGLASS, THIN, Fill.HOLLOW, "waits to run"),
    SERIAL_WAIT(StateFamily.WAITING, Glyph.QUEUE, THIN, Fill.HOLLOW, "waits its turn"),
    DELAYED(StateFamily.WAITING, Glyph.CLOCK, THIN, Fill.HOLLOW, "delayed"),
    /// Waiting, and it keeps the mark of the attempt that failed.
    RETRY_WAIT(StateFamily.WAITING, Glyph.CLOCK_TURNING, THIN, Fill.CARD, "waits to retry"),
    DISPATCHED(StateFamily.RUNNING, Glyph.PLANE, DASHED, Fill.CARD, "dispatched"),
    RUNNING(StateFamily.RUNNING, Glyph.PLAY, SOLID, Fill.CARD, "running"),
    READY_PAUSE(StateFamily.PAUSED, Glyph.HALF_PAUSE, HATCHED, Fill.CARD, "pausing"),
    PAUSED(StateFamily.PAUSED, Glyph.PAUSE, SOLID, Fill.CARD, "paused"),
    READY_STOP(StateFamily.STOPPED, Glyph.HALF_STOP, HATCHED, Fill.CARD, "stopping"),
    STOPPED(StateFamily.STOPPED, Glyph.STOP, SOLID, Fill.CARD, "stopped"),
    KILLED(StateFamily.STOPPED, Glyph.STOP_CROSSED, DOUBLE, Fill.CARD, "killed"),
    SUCCEEDED(StateFamily.SUCCESS, Glyph.TICK, SOLID, Fill.CARD, "succeeded"),
    FORCED_SUCCESS(StateFamily.SUCCESS, Glyph.TICK_IN_HAND, DASHED, Fill.CARD, "forced to succeed"),
    FAILED(StateFamily.FAILED, Glyph.ALARM, HEAVY, Fill.CARD, "failed"),
    FAILOVER(StateFamily.FAILOVER, Glyph.CROSSING, DOTTED, Fill.CARD, "failing over"),
    NOT_RUN(StateFamily.IDLE, Glyph.NONE, THIN, Fill.NONE, "not run"),
    SKIPPED(StateFamily.IDLE, Glyph.PASSING, THIN_DASHED, Fill.NONE, "skipped"),
    FORBIDDEN(StateFamily.IDLE, Glyph.BARRED, THIN, Fill.NONE, "forbidden");

    private final StateFamily family;
    private final Glyph glyph;
    private final Border border;
    private final Fill fill;
    private final String label;

    StateLook(StateFamily family, Glyph glyph, Border border, Fill fill, String label) {
        this.family = family;
        this.glyph = glyph;
        this.border = border;
        this.fill = fill;
        this.label = label;
    }

    /// The family that gives the colour.
    public StateFamily family() {
        return family;
    }

    /// The sign.
    public Glyph glyph() {
        return glyph;
    }

    /// The line around the card.
    public Border border() {
        return border;
    }

    /// What is inside the border.
    public Fill fill() {
        return fill;
    }

    /// The state in words, as a legend or a screen reader says it.
    public String label() {
        return label;
    }

    /// True if the mark of a failed attempt is shown beside the state itself.
    public boolean keepsFailedMark() {
        return this == RETRY_WAIT;
    }

    /// True if the node ended as its successors need it.
    public boolean endedWell() {
        return family == StateFamily.SUCCESS;
    }
}

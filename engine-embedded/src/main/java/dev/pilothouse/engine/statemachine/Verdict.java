package dev.pilothouse.engine.statemachine;

/// What became of an event.
public enum Verdict {
    /// It was handled; it may still have changed nothing.
    APPLIED,
    /// It came too late, or twice: acknowledged and recorded, without effect.
    LATE,
    /// It cannot come in this state: somebody has a defect. Recorded as an incident, without
    /// effect.
    ILLEGAL
}

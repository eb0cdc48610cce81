package dev.pilothouse.engine.cluster;

/// How busy a member is, each as a share: 0 is idle, 1 is full.
///
/// @param cpu of the machine
/// @param memory of the machine
/// @param slots of its attempts; above 1 if more run than it has slots
public record Load(double cpu, double memory, double slots) {

    /// Idle, or not known.
    public static final Load NONE = new Load(0, 0, 0);
}

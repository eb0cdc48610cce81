package dev.pilothouse.engine.cluster;

/// When a member is overloaded, and how much a master takes then: less, but never nothing for ever
/// (engine-rules 9.3).
///
/// @param mostCpu the share above which the processors are overloaded
/// @param mostMemory the share above which the memory is
public record OverloadProtection(double mostCpu, double mostMemory) {

    /// As the reference: above 70 percent.
    public static final OverloadProtection USUAL = new OverloadProtection(0.7, 0.7);

    /// True if a load is too much. Full slots are none: they only make attempts wait.
    public boolean isOverloaded(Load load) {
        return load.cpu() > mostCpu || load.memory() > mostMemory;
    }

    /// How many commands a master may take now.
    ///
    /// @param load how busy it is
    /// @param inHand how many it has taken and not begun yet
    /// @param most how many it has in hand at most when all is well
    public int intake(Load load, int inHand, int most) {
        return Math.max(0, (isOverloaded(load) ? Math.min(1, most) : most) - inHand);
    }
}

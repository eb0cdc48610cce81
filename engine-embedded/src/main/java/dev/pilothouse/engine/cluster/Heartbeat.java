package dev.pilothouse.engine.cluster;

/// What a member says of itself from time to time: the content of its entry in the registry.
///
/// @param weight how much work it wants, compared with others
/// @param load how busy it is
/// @param overloaded true while it should get nothing more
public record Heartbeat(int weight, Load load, boolean overloaded) {

    /// The weight of a member that names none.
    public static final int USUAL_WEIGHT = 100;

    /// A member that has said nothing yet.
    public static final Heartbeat NONE = new Heartbeat(USUAL_WEIGHT, Load.NONE, false);

    public Heartbeat {
        if (weight < 0) {
            throw new IllegalArgumentException("Expected a weight of 0 or more, but got " + weight);
        }
    }
}

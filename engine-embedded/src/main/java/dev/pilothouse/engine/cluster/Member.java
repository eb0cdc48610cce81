package dev.pilothouse.engine.cluster;

/// A member of a cluster, in one incarnation: whoever comes back after its session has ended is
/// another member, even under the same name.
///
/// @param role what it is for
/// @param name its address, used again by later incarnations
/// @param incarnation never used again under the same name
/// @param group the worker group it serves; empty for a master
/// @param slots how many attempts it runs at once; 0 for a master
/// @param heartbeat what it said of itself last
public record Member(
        Role role, String name, long incarnation, String group, int slots, Heartbeat heartbeat) {

    /// A member that has said nothing yet.
    public Member(Role role, String name, long incarnation, String group, int slots) {
        this(role, name, incarnation, group, slots, Heartbeat.NONE);
    }

    /// A master, or what is to become one.
    public static Member master(String name, long incarnation) {
        return new Member(Role.MASTER, name, incarnation, "", 0);
    }

    /// A worker, or what is to become one.
    public static Member worker(String name, long incarnation, String group, int slots) {
        return new Member(Role.WORKER, name, incarnation, group, slots);
    }

    /// The same, having said something of itself.
    public Member with(Heartbeat newHeartbeat) {
        return new Member(role, name, incarnation, group, slots, newHeartbeat);
    }

    /// What names it for ever: `w1#3`.
    public String id() {
        return name + "#" + incarnation;
    }
}

package dev.pilothouse.engine.cluster;

import java.util.List;

/// Port: where members register and find each other. It only hints: who owns a run is decided by
/// the database (engine-rules 10.1).
///
/// **Thread:** any. **Failure:** [RegistryUnavailableException] if it cannot be reached.
public interface Registry {

    /// Joins under a new session, and returns the incarnation that it gives. The entry vanishes
    /// when the session ends.
    Member join(Member candidate);

    /// Everybody who is there, by id: a fresh answer, never one that was kept.
    List<Member> members();

    /// True while this process may believe that its session lives: judged by the monotonic clock of
    /// this process, and false before the registry lets the entry vanish.
    boolean holdsSession();

    /// Says something of this process: it becomes the content of its entry, and the others are
    /// told. Nothing happens if it has not joined or cannot reach the registry: the next one comes
    /// soon. A registry that carries no heartbeats ignores it.
    default void beat(Heartbeat heartbeat) {}

    /// Leaves at once.
    void leave();

    /// Has `listener` told, on no thread in particular, that members may have come or gone; changes
    /// may be merged, so it reads [#members()] and compares.
    void listen(Runnable listener);
}

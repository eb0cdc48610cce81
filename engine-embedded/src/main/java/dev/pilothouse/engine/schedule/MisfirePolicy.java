package dev.pilothouse.engine.schedule;

/// What becomes of fire times that were missed because no engine was there, or its store was not.
public sealed interface MisfirePolicy {

    /// They are left out.
    record Skip() implements MisfirePolicy {}

    /// Of everything that is due when the engine is back, only the newest fires.
    record FireOnce() implements MisfirePolicy {}

    /// All of them fire in order, each as soon as fewer than `limit` runs of the schedule are under
    /// way.
    record CatchUp(int limit) implements MisfirePolicy {
        public CatchUp {
            if (limit < 1) {
                throw new IllegalArgumentException(
                        "Expected to catch up with at least 1 run at a time, but the limit is "
                                + limit);
            }
        }
    }
}

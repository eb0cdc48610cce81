package dev.pilothouse.engine.debug;

/// Where a run is to stop, or to leave a note.
///
/// @param id its name, unique among those that are set
/// @param workflow the workflow it is meant for; empty for all
/// @param place where it sits
/// @param condition an expression that must be true, as in a SWITCH: `${attempt} > 1`; empty for
///   always
/// @param from the how-many-th hit is the first that counts, from 1
/// @param note what is noted instead of stopping, with `${…}` replaced; empty for stopping
/// @param once true if it is disabled by its first stop
/// @param enabled false if it is kept but does nothing
public record Breakpoint(
        String id,
        String workflow,
        Place place,
        String condition,
        int from,
        String note,
        boolean once,
        boolean enabled) {

    /// A breakpoint that always stops, in every workflow.
    public static Breakpoint at(String id, Place place) {
        return new Breakpoint(id, "", place, "", 1, "", false, true);
    }

    /// The same under another name.
    public Breakpoint named(String newId) {
        return new Breakpoint(newId, workflow, place, condition, from, note, once, enabled);
    }

    /// The same for one workflow.
    public Breakpoint in(String newWorkflow) {
        return new Breakpoint(id, newWorkflow, place, condition, from, note, once, enabled);
    }

    /// The same under a condition.
    public Breakpoint when(String newCondition) {
        return new Breakpoint(id, workflow, place, newCondition, from, note, once, enabled);
    }

    /// The same from the n-th hit on.
    public Breakpoint fromHit(int hit) {
        return new Breakpoint(id, workflow, place, condition, hit, note, once, enabled);
    }

    /// The same, which notes something and does not stop.
    public Breakpoint noting(String newNote) {
        return new Breakpoint(id, workflow, place, condition, from, newNote, once, enabled);
    }

    /// The same, which stops once.
    public Breakpoint asOnce() {
        return new Breakpoint(id, workflow, place, condition, from, note, true, enabled);
    }

    /// The same, enabled or not.
    public Breakpoint enabled(boolean newEnabled) {
        return new Breakpoint(id, workflow, place, condition, from, note, once, newEnabled);
    }

    /// In words: `RUNNING × KILL`, `task load`.
    public String words() {
        return switch (place) {
            case Place.OfTask(String task) -> "task " + task;
            case Place.OfEvent(_, String type) -> type;
            case Place.OfCell(_, String state, String type) -> state + " × " + type;
            case Place.OfMishap(Place.Mishap mishap) ->
                    switch (mishap) {
                        case FAILURE -> "a failure";
                        case FAILOVER -> "a failover";
                        case DEAD_EVENT -> "an event that cannot be handled";
                        case ILLEGAL -> "an event that may not come";
                    };
        };
    }
}

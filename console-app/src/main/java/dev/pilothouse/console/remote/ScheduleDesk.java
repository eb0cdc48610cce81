package dev.pilothouse.console.remote;

import dev.pilothouse.console.remote.ControlDesk.Parts;
import dev.pilothouse.console.remote.Frame.Outcome;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.schedule.MisfirePolicy;
import dev.pilothouse.engine.schedule.Schedule;

import java.io.IOException;

/// Puts schedules online and takes them offline.
///
/// **Thread:** one.
final class ScheduleDesk {

    private static final int PREVIEWED = 5;

    private final MasterEngine engine;
    private final StartDesk starts;

    ScheduleDesk(MasterEngine engine, StartDesk starts) {
        this.engine = engine;
        this.starts = starts;
    }

    String list(Parts parts) throws IOException {
        for (Schedule schedule : engine.schedules().all()) {
            parts.part(
                    ScheduleFacts.of(
                            schedule, engine.schedules().preview(schedule.workflow(), PREVIEWED)));
        }
        return "";
    }

    /// Gives the schedule's version.
    Outcome putOnline(Request.PutOnline online) {
        try {
            return new Outcome(engine.putOnline(starts.definition(), policy(online)).version());
        } catch (IllegalArgumentException e) {
            throw StartDesk.wrong(String.valueOf(e.getMessage()));
        }
    }

    private static MisfirePolicy policy(Request.PutOnline online) {
        return switch (online.misfire()) {
            case SKIP -> new MisfirePolicy.Skip();
            case ONCE -> new MisfirePolicy.FireOnce();
            case CATCH_UP -> new MisfirePolicy.CatchUp(online.limit());
        };
    }

    Outcome takeOffline(String workflow) {
        if (!engine.schedules().takeOffline(workflow)) {
            throw new ControlException(
                    ControlException.Kind.REFUSED,
                    "no schedule of '%s' is online".formatted(workflow),
                    "See 'pilothouse schedules' for those that are.");
        }
        return new Outcome(0);
    }
}

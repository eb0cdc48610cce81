package dev.pilothouse.console.remote;

import dev.pilothouse.console.remote.ControlDesk.Parts;
import dev.pilothouse.console.remote.Frame.Outcome;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.schedule.Backfill;
import dev.pilothouse.engine.schedule.BackfillRequest;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/// Starts, stops and resumes backfills.
///
/// **Thread:** one.
final class BackfillDesk {

    private final MasterEngine engine;
    private final StartDesk starts;
    private final String author;

    BackfillDesk(MasterEngine engine, StartDesk starts, String author) {
        this.engine = engine;
        this.starts = starts;
        this.author = author;
    }

    String list(Parts parts) throws IOException {
        for (Backfill backfill : engine.backfills().all()) {
            parts.part(BackfillFacts.of(backfill));
        }
        return "";
    }

    /// Gives the backfill's id.
    Outcome start(Request.StartBackfill asked) {
        WorkflowDefinition definition = starts.definition();
        try {
            BackfillRequest request =
                    new BackfillRequest(
                            definition.name(),
                            asked.dates().stream().map(Instant::parse).toList(),
                            asked.parallel(),
                            asked.onFailure(),
                            asked.start().options(definition, author));
            engine.define(definition);
            return new Outcome(engine.backfills().start(request));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw StartDesk.wrong("the backfill makes no sense: " + e.getMessage());
        }
    }

    Outcome stop(long id) {
        if (!engine.backfills().stop(id, author)) {
            throw refused(id, "is not running");
        }
        return new Outcome(id);
    }

    Outcome resume(long id) {
        if (!engine.backfills().resume(id)) {
            throw refused(id, "is neither stopped nor failed");
        }
        return new Outcome(id);
    }

    private ControlException refused(long id, String why) {
        return engine.backfills()
                .find(id)
                .map(
                        backfill ->
                                new ControlException(
                                        ControlException.Kind.REFUSED,
                                        "backfill %d %s, it is %s"
                                                .formatted(id, why, backfill.state()),
                                        "See 'pilothouse backfills'."))
                .orElseGet(
                        () ->
                                new ControlException(
                                        ControlException.Kind.WRONG,
                                        "there is no backfill " + id,
                                        "See 'pilothouse backfills'."));
    }
}

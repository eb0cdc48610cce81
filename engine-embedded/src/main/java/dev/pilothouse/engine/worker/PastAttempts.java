package dev.pilothouse.engine.worker;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskReport;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// How the latest 50 000 attempts ended, those included that never came: none of them may begin.
///
/// **Thread:** one at a time.
final class PastAttempts {

    private static final int MOST_ENDS = 50_000;

    private final Map<AttemptId, TaskReport> ends =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<AttemptId, TaskReport> eldest) {
                    return size() > MOST_ENDS;
                }
            };

    @Nullable TaskReport end(AttemptId attempt) {
        return ends.get(attempt);
    }

    /// How an attempt ended; one of which nothing is known ends now, as `otherwise` says.
    TaskReport endOr(TaskReport otherwise) {
        TaskReport former = ends.putIfAbsent(otherwise.attempt(), otherwise);
        return former == null ? otherwise : former;
    }
}

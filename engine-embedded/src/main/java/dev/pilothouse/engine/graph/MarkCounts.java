package dev.pilothouse.engine.graph;

/// How many nodes carry the marks that decide how a run goes on.
record MarkCounts(int active, int failed, int paused, int killed) {

    static final MarkCounts NONE = new MarkCounts(0, 0, 0, 0);

    /// The counts after one node's mark has changed.
    MarkCounts moved(Mark before, Mark after) {
        return before == after ? this : counted(before, -1).counted(after, 1);
    }

    private MarkCounts counted(Mark mark, int step) {
        return switch (mark) {
            case ACTIVE -> new MarkCounts(active + step, failed, paused, killed);
            case CHAIN_FAILED -> new MarkCounts(active, failed + step, paused, killed);
            case CHAIN_PAUSED -> new MarkCounts(active, failed, paused + step, killed);
            case CHAIN_KILLED -> new MarkCounts(active, failed, paused, killed + step);
            case WAITING, ENDED, SKIPPED, PASSED -> this;
        };
    }
}

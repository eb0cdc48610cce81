package dev.pilothouse.console.bench;

import java.util.Set;

/// W8 and W9: single events, without a store.
final class EventFigures {

    private final Set<String> wanted;
    private final int size;
    private final Report report;

    /// @param size nodes or buses; 0 for what is usual
    EventFigures(Set<String> wanted, int size, Report report) {
        this.wanted = wanted;
        this.size = size;
        this.report = report;
    }

    void measure() throws Exception {
        if (wanted.contains("W8")) {
            inMemory(size > 0 ? size : 1_000);
        }
        if (wanted.contains("W9")) {
            underIdleBuses(size > 0 ? size : 10_000);
        }
    }

    private void inMemory(int nodes) throws Exception {
        EventInMemory loop = new EventInMemory(BenchFlows.random(nodes, 2 * nodes, 8));
        report.add(
                "W8",
                "one event in memory at " + nodes + " nodes, us",
                "<= 2",
                () -> loop.cost().micros());
        report.add("W8", "garbage of it, bytes", "<= 1024", () -> loop.cost().bytes());
    }

    private void underIdleBuses(int count) throws Exception {
        IdleBuses buses = new IdleBuses(count);
        try {
            String hop = "published to in hand under " + count + " idle buses, ";
            report.add("W9", hop + "p50, us", "<= 20", () -> buses.hopMicros(50));
            report.add("W9", hop + "p99, us", "<= 200", () -> buses.hopMicros(99));
            report.add("W9", "fire workers when idle, % of a core", "0", buses::idleCpuPercent);
        } finally {
            buses.stop();
        }
    }
}

package dev.pilothouse.console.branch;

import dev.pilothouse.engine.branch.Branch;
import dev.pilothouse.engine.branch.Pending;
import dev.pilothouse.engine.eventbus.BusView;
import dev.pilothouse.engine.eventbus.QueuedEvent;

import java.util.ArrayList;
import java.util.List;

/// The bus of a branch, as the views show that of a run: always held, for nothing in it happens by
/// itself.
final class BranchBus {

    private BranchBus() {}

    static BusView of(Branch branch) {
        List<QueuedEvent> ready = new ArrayList<>();
        List<QueuedEvent> delayed = new ArrayList<>();
        for (Pending each : branch.pending()) {
            if (each.hasCome(branch.now())) {
                (each.due() <= branch.now() ? ready : delayed)
                        .add(
                                new QueuedEvent(
                                        each.due(),
                                        each.id(),
                                        each.publishedAt(),
                                        each.cause(),
                                        each.event()));
            }
        }
        return new BusView(ready, delayed, List.of(), ready.size(), delayed.size(), true, "", 0);
    }
}

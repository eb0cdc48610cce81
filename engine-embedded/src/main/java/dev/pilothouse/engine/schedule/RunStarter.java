package dev.pilothouse.engine.schedule;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.store.Claim;

import java.util.concurrent.CompletableFuture;

/// Port: starts runs, each together with what it claims, in one transaction.
@FunctionalInterface
public interface RunStarter {

    /// Stands for the newest version of a definition.
    int NEWEST = 0;

    /// Starts a run of a kept definition. The future gives the run's id when the run is durable.
    ///
    /// **Failure:** only through the future; then there is no run.
    /// [dev.pilothouse.engine.store.ClaimTakenException] if somebody was faster.
    CompletableFuture<Long> start(String workflow, int version, StartOptions options, Claim claim);
}

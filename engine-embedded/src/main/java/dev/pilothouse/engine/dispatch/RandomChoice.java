package dev.pilothouse.engine.dispatch;

import java.util.List;
import java.util.random.RandomGenerator;

/// Chooses each worker as likely as the others.
record RandomChoice(RandomGenerator random) implements WorkerChoice {

    @Override
    public String choose(List<Candidate> candidates) {
        return candidates.get(random.nextInt(candidates.size())).name();
    }
}

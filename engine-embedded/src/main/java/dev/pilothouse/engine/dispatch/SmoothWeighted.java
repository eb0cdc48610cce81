package dev.pilothouse.engine.dispatch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Chooses workers in proportion to their weights, as evenly mixed as can be: each gains its weight
/// at every choice, the richest is chosen and pays for all. If nobody has a weight, all are equal.
final class SmoothWeighted implements WorkerChoice {

    private final ToDoubleFunction<Candidate> weighing;
    private final Map<String, Double> gained = new HashMap<>();

    SmoothWeighted(ToDoubleFunction<Candidate> weighing) {
        this.weighing = weighing;
    }

    @Override
    public String choose(List<Candidate> candidates) {
        boolean weightless =
                candidates.stream().allMatch(candidate -> weighing.applyAsDouble(candidate) <= 0);
        double total = 0;
        Candidate richest = candidates.getFirst();
        for (Candidate candidate : candidates) {
            double weight = weightless ? 1 : Math.max(0, weighing.applyAsDouble(candidate));
            total += weight;
            gained.merge(candidate.name(), weight, Double::sum);
            if (of(candidate) > of(richest)) {
                richest = candidate;
            }
        }
        gained.merge(richest.name(), -total, Double::sum);
        return richest.name();
    }

    private double of(Candidate candidate) {
        return gained.getOrDefault(candidate.name(), 0.0);
    }

    @Override
    public void forget(String worker) {
        gained.remove(worker);
    }
}

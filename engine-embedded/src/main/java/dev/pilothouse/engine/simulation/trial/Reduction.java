package dev.pilothouse.engine.simulation.trial;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A way to make plans smaller: the edits that may be tried on a plan, one after the other, each on
/// what the ones before have left.
interface Reduction extends Function<TrialPlan, Stream<UnaryOperator<TrialPlan>>> {}

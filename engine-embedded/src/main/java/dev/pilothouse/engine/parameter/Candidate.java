package dev.pilothouse.engine.parameter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One of the values that a name could have.
///
/// @param rank its strength: a higher one beats a lower one of the same name
/// @param parameter the value as it was written
/// @param origin where it comes from
/// @param template true if `${…}` and `$[…]` in it are placeholders, false if it is data
record Candidate(int rank, Parameter parameter, ParameterOrigin origin, boolean template) {

    /// A nearer ancestor is stronger, then the one declared first; the weakest comes first.
    private static final Comparator<AncestorOutput> WEAKEST_FIRST =
            Comparator.comparingInt(AncestorOutput::distance)
                    .thenComparingInt(AncestorOutput::declarationIndex)
                    .reversed();

    /// All candidates of all names, weakest first.
    static List<Candidate> of(ParameterSources sources) {
        List<Candidate> all = new ArrayList<>();
        add(all, sources.builtIns().parameters(), ParameterOrigin.Level.BUILT_IN, false);
        add(all, sources.project(), ParameterOrigin.Level.PROJECT, true);
        add(all, sources.workflow(), ParameterOrigin.Level.WORKFLOW, true);
        sources.ancestors().stream().sorted(WEAKEST_FIRST).forEach(output -> add(all, output));
        add(all, sources.task(), ParameterOrigin.Level.TASK_INPUT, true);
        add(all, sources.start(), ParameterOrigin.Level.START, !sources.startIsFinal());
        return all;
    }

    String name() {
        return parameter.name();
    }

    private static void add(
            List<Candidate> all,
            List<Parameter> parameters,
            ParameterOrigin.Level level,
            boolean template) {
        ParameterOrigin origin = new ParameterOrigin(level, "");
        for (Parameter parameter : parameters) {
            all.add(new Candidate(all.size(), parameter, origin, template));
        }
    }

    private static void add(List<Candidate> all, AncestorOutput output) {
        var parameter =
                new Parameter(output.name(), output.type(), output.value(), output.secret());
        var origin = new ParameterOrigin(ParameterOrigin.Level.ANCESTOR_OUTPUT, output.task());
        all.add(new Candidate(all.size(), parameter, origin, false));
    }
}

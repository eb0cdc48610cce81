package dev.pilothouse.engine.graph;

import dev.pilothouse.engine.definition.NearestWord;

import java.io.Serial;
import java.util.Collection;
import java.util.stream.Collectors;

/// A run was asked to start at tasks that the workflow does not have; the message names all of them
/// and the nearest ones that exist.
public final class UnknownStartNodesException extends IllegalArgumentException {
    @Serial private static final long serialVersionUID = 1;

    UnknownStartNodesException(Collection<String> unknown, Collection<String> names) {
        super(
                unknown.stream()
                        .map(name -> sentence(name, names))
                        .collect(Collectors.joining("\n")));
    }

    private static String sentence(String name, Collection<String> names) {
        return "Expected start nodes to be tasks of the workflow, but there is no task '%s'%s"
                .formatted(name, NearestWord.hint(name, names));
    }
}

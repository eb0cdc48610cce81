package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.store.RunStore;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The versions under which definitions were saved last, so that starting the same one again needs
/// no transaction.
///
/// **Thread:** any.
final class SavedDefinitions {

    private record Saved(WorkflowDefinition definition, int version) {}

    private final RunStore store;
    private final Map<String, Saved> newest = new ConcurrentHashMap<>();

    SavedDefinitions(RunStore store) {
        this.store = store;
    }

    /// The definition's version; saved if it is not the newest of its name.
    int versionOf(WorkflowDefinition definition) {
        Saved saved = newest.get(definition.name());
        if (saved != null && saved.definition().equals(definition)) {
            return saved.version();
        }
        int version = store.saveDefinition(definition);
        newest.put(definition.name(), new Saved(definition, version));
        return version;
    }
}

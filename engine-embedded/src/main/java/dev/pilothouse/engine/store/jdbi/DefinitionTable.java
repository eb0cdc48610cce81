package dev.pilothouse.engine.store.jdbi;

import dev.pilothouse.engine.definition.DefinitionJson;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.store.StoredDefinition;

import org.jdbi.v3.core.Handle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The kept definitions, each in every version it ever had. A version never changes: those that
/// were read lately are shared by all who ask for them, so that a hundred thousand runs of one
/// workflow need one definition in memory.
///
/// **Thread:** any.
final class DefinitionTable {

    private static final int SHARED = 256;

    private record Key(String workflow, int version) {}

    /// The versions that were read lately, the latest one last.
    private static final class Shared extends LinkedHashMap<Key, StoredDefinition> {

        private static final long serialVersionUID = 1L;

        Shared() {
            super(SHARED, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, StoredDefinition> eldest) {
            return size() > SHARED;
        }
    }

    private final DefinitionJson json = new DefinitionJson();
    private final Database database;
    private final Shared shared = new Shared();

    DefinitionTable(Database database) {
        this.database = database;
    }

    /// Saves a definition if it is not the newest of its name; its version.
    int save(WorkflowDefinition definition) {
        String body = json.write(definition);
        return database.inTransaction(
                "Expected to save workflow '" + definition.name() + "'",
                handle -> {
                    Optional<StoredDefinition> newest = newest(handle, definition.name());
                    if (newest.isPresent() && json.write(newest.get().definition()).equals(body)) {
                        return newest.get().version();
                    }
                    int version = newest.map(StoredDefinition::version).orElse(0) + 1;
                    handle.execute(
                            "insert into workflow_definition (name, version, body, created_at)"
                                    + " values (?, ?, ?, ?)",
                            definition.name(),
                            version,
                            body,
                            System.currentTimeMillis());
                    return version;
                });
    }

    /// The newest version of a workflow.
    Optional<StoredDefinition> newest(String workflow) {
        return database.reading(
                "Expected to read workflow '" + workflow + "'", handle -> newest(handle, workflow));
    }

    /// One version of a workflow.
    Optional<StoredDefinition> version(String workflow, int version) {
        Optional<StoredDefinition> known = known(new Key(workflow, version));
        return known.isPresent() ? known : read(workflow, version);
    }

    /// Knows nothing any more of what was read.
    synchronized void forget() {
        shared.clear();
    }

    private Optional<StoredDefinition> read(String workflow, int version) {
        return database.reading(
                "Expected to read version " + version + " of workflow '" + workflow + "'",
                handle ->
                        handle.select(
                                        "select version, body from workflow_definition where name ="
                                                + " ? and version = ?",
                                        workflow,
                                        version)
                                .map((row, _) -> read(workflow, row.getInt(1), row.getString(2)))
                                .findFirst());
    }

    private Optional<StoredDefinition> newest(Handle handle, String workflow) {
        return handle.select(
                        "select version, body from workflow_definition where name = ? order by"
                                + " version desc limit 1",
                        workflow)
                .map((row, _) -> read(workflow, row.getInt(1), row.getString(2)))
                .findFirst();
    }

    private StoredDefinition read(String workflow, int version, String body) {
        Key key = new Key(workflow, version);
        return known(key).orElseGet(() -> keep(key, json.read(body)));
    }

    private synchronized Optional<StoredDefinition> known(Key key) {
        return Optional.ofNullable(shared.get(key));
    }

    private synchronized StoredDefinition keep(Key key, WorkflowDefinition definition) {
        return shared.computeIfAbsent(key, _ -> new StoredDefinition(key.version(), definition));
    }
}

package dev.pilothouse.console.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.Archive;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the processes on one data directory said was committed.
final class Acknowledgements {

    private final Map<Long, Map<Long, WorkflowState>> turns = new TreeMap<>();

    /// Adds what a process printed; a line that the kill cut off does not count.
    void add(String printed) {
        String whole = printed.substring(0, printed.lastIndexOf('\n') + 1);
        for (String line : whole.lines().toList()) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("S")) {
                run(words[1]);
            } else if (words[0].equals("A")) {
                run(words[1]).put(Long.parseLong(words[2]), WorkflowState.valueOf(words[3]));
            }
        }
    }

    private Map<Long, WorkflowState> run(String id) {
        return turns.computeIfAbsent(Long.parseLong(id), _ -> new HashMap<>());
    }

    int count() {
        return turns.values().stream().mapToInt(Map::size).sum();
    }

    /// Every acknowledged turn is in its run's journal, which has no gap, and the state it led to
    /// is the acknowledged one.
    void check(Archive archive) {
        turns.forEach(
                (id, acknowledged) -> {
                    assertThat(archive.snapshot(id)).as("run %d", id).isPresent();
                    List<WorkflowState> states = statesAfterEachEntry(archive, id);
                    acknowledged.forEach(
                            (entry, state) -> {
                                assertThat(states)
                                        .as("journal of run %d", id)
                                        .hasSizeGreaterThanOrEqualTo(entry.intValue());
                                assertThat(states.get(entry.intValue() - 1))
                                        .as("state of run %d after entry %d", id, entry)
                                        .isEqualTo(state);
                            });
                });
    }

    private static List<WorkflowState> statesAfterEachEntry(Archive archive, long id) {
        List<JournalEntry> entries = new ArrayList<>();
        archive.journal(id, 1, entries::add);
        List<WorkflowState> states = new ArrayList<>();
        WorkflowState state = WorkflowState.SUBMITTED;
        for (JournalEntry entry : entries) {
            assertThat(entry.number()).as("next entry of run %d", id).isEqualTo(states.size() + 1);
            for (Change change : entry.changes()) {
                if (change instanceof Change.RunChanged changed) {
                    state = changed.status().state();
                }
            }
            states.add(state);
        }
        return states;
    }
}

package dev.pilothouse.console.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.ScriptedRun;
import dev.pilothouse.engine.debug.Machine;
import dev.pilothouse.engine.debug.Place;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;

import org.junit.jupiter.api.Test;

import java.util.List;

class CellCountsTest {

    private final ScriptedRun run =
            ScriptedRun.of(
                    """
                    workflow: {name: two}
                    tasks:
                      - {name: a, task_type: Fake}
                      - {name: b, task_type: Fake}
                    """);
    private final CellCounts counts = new CellCounts();

    private List<JournalEntry> journal() {
        return run.publish(new WorkflowLifecycleEvent.Start())
                .settle()
                .begin("a")
                .begin("b")
                .succeed("a")
                .settle()
                .journal();
    }

    private int hits(Machine machine, String state, String event) {
        return counts.of(new Place.OfCell(machine, state, event));
    }

    @Test
    void anEventCountsInTheStateThatItFound() {
        journal().forEach(entry -> assertThat(counts.add(entry)).isTrue());
        assertThat(hits(Machine.WORKFLOW, "SUBMITTED", "START")).isEqualTo(1);
        assertThat(hits(Machine.TASK, "NOT_RUN", "START")).isEqualTo(2);
        assertThat(hits(Machine.TASK, "DISPATCHED", "RUNNING")).isEqualTo(2);
        assertThat(hits(Machine.TASK, "RUNNING", "SUCCEEDED")).isEqualTo(1);
        assertThat(hits(Machine.TASK, "SUCCEEDED", "SUCCEEDED")).isZero();
        assertThat(counts.cells())
                .doesNotContain(new Place.OfCell(Machine.TASK, "RUNNING", "KILL"));
    }

    @Test
    void whatWasCountedIsLeftOutAndAGapIsSaid() {
        List<JournalEntry> journal = journal();
        assertThat(counts.add(journal.get(1))).isFalse();
        assertThat(counts.add(journal.get(0))).isTrue();
        assertThat(counts.add(journal.get(0))).isTrue();
        assertThat(counts.cells()).hasSize(1);
        assertThat(hits(Machine.WORKFLOW, "SUBMITTED", "START")).isEqualTo(1);
    }
}

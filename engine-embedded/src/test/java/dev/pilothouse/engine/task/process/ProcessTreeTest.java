package dev.pilothouse.engine.task.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.dispatch.AttemptId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ProcessTreeTest {

    private static final ProcessMark MARK = new ProcessMark("here", new AttemptId(1, 1));
    private static final ProcessId LEADER = new ProcessId(100, 5);

    private final Machine machine = new Machine();

    @Test
    void findsMarkedOnesTheSessionAndAllDescendants() {
        machine.run(100, 5, 1, 100, "here:1.1");
        machine.run(101, 6, 1, 100, null);
        machine.run(102, 6, 101, 102, null);
        machine.run(103, 7, 1, 103, "here:1.1");
        machine.run(104, 7, 103, 104, null);
        machine.run(200, 7, 1, 200, "here:1.11");
        machine.run(201, 7, 1, 201, "there:1.1");

        assertThat(tree().living())
                .extracting(ProcessEntry::pid)
                .containsExactlyInAnyOrder(100L, 101L, 102L, 103L, 104L);
    }

    @Test
    void leavesTheNextOwnerOfThePidAlone() {
        machine.run(100, 9, 1, 100, null);
        machine.run(101, 9, 100, 100, null);

        assertThat(tree().signal(Signal.KILL)).isEmpty();
        assertThat(machine.signals).isEmpty();
    }

    @Test
    void keepsAChildWhoseParentEndedMeanwhile() {
        machine.run(100, 5, 1, 100, "here:1.1");
        machine.run(102, 6, 100, 102, null);
        ProcessTree tree = tree();
        tree.signal(Signal.TERMINATE);
        machine.processes.clear();
        machine.run(102, 6, 1, 102, null);

        assertThat(tree.living()).extracting(ProcessEntry::pid).containsExactly(102L);
    }

    @Test
    void namesTheProcessesThatCannotBeEnded() {
        machine.run(100, 5, 1, 100, "here:1.1");
        machine.run(102, 6, 100, 102, null);
        machine.immortal = 102;

        var killer = new TreeKiller(machine, Duration.ofMillis(5), Duration.ofMillis(50));

        assertThat(killer.end(MARK, LEADER)).isEqualTo(new TreeKiller.Ended(1, List.of(102L)));
        assertThat(machine.signals)
                .startsWith("TERMINATE group 100", "TERMINATE 102")
                .contains("KILL 102");
    }

    private ProcessTree tree() {
        return new ProcessTree(machine, MARK, LEADER);
    }

    /// A machine with the processes that a test puts on it.
    private static final class Machine implements HostProcesses {
        private final List<ProcessEntry> processes = new ArrayList<>();
        private final Map<ProcessId, String> marks = new HashMap<>();
        private final List<String> signals = new ArrayList<>();
        private long immortal;

        void run(long pid, long start, long parent, long group, @Nullable String mark) {
            ProcessId id = new ProcessId(pid, start);
            processes.add(new ProcessEntry(id, parent, group, group, false));
            if (mark != null) {
                marks.put(id, mark);
            }
        }

        @Override
        public List<ProcessEntry> all() {
            return List.copyOf(processes);
        }

        @Override
        public Optional<ProcessEntry> find(long pid) {
            return processes.stream().filter(process -> process.pid() == pid).findFirst();
        }

        @Override
        public @Nullable String mark(ProcessEntry process) {
            return marks.get(process.id());
        }

        @Override
        public void signal(ProcessId process, Signal signal) {
            signals.add(signal + " " + process.pid());
            processes.removeIf(p -> p.id().equals(process) && p.pid() != immortal);
        }

        @Override
        public void signalGroup(long group, Signal signal) {
            signals.add(signal + " group " + group);
            processes.removeIf(p -> p.group() == group && p.pid() != immortal);
        }

        @Override
        public boolean groupExists(long group) {
            return processes.stream().anyMatch(process -> process.group() == group);
        }
    }
}

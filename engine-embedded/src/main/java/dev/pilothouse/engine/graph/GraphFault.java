package dev.pilothouse.engine.graph;

import dev.pilothouse.engine.definition.NearestWord;

import java.util.List;

/// One reason why tasks and edges are not a workflow graph (engine-rules 4.6). Tasks and edges are
/// named by their position in the lists that were checked.
public sealed interface GraphFault {

    /// The stable code of a [dev.pilothouse.engine.definition.Fault].
    String code();

    /// What is wrong, and what to do.
    String message();

    /// There is nothing to run.
    record NoTasks() implements GraphFault {
        @Override
        public String code() {
            return "no-tasks";
        }

        @Override
        public String message() {
            return "Expected at least one task, but there is none";
        }
    }

    /// The task has no name.
    record EmptyName(int task) implements GraphFault {
        @Override
        public String code() {
            return "empty-name";
        }

        @Override
        public String message() {
            return "Expected every task to have a name, but task number %d has none"
                    .formatted(task + 1);
        }
    }

    /// The task bears the name of an earlier one.
    record DuplicateName(String name, int first, int task) implements GraphFault {
        @Override
        public String code() {
            return "duplicate-name";
        }

        @Override
        public String message() {
            return "Expected task names to be unique, but '%s' is the name of task number %d already; rename one of them"
                    .formatted(name, first + 1);
        }
    }

    /// One end of the edge is no task; `names` are all there are.
    record UnknownTask(int edge, String name, List<String> names) implements GraphFault {
        @Override
        public String code() {
            return "unknown-task";
        }

        @Override
        public String message() {
            return "Expected the name of a task, but there is no task '%s'%s"
                    .formatted(name, NearestWord.hint(name, names));
        }
    }

    /// The edge leads from a task to itself.
    record SelfEdge(int edge, String name) implements GraphFault {
        @Override
        public String code() {
            return "self-dependency";
        }

        @Override
        public String message() {
            return "Expected '%s' to depend on other tasks, but it depends on itself; remove that"
                    .formatted(name);
        }
    }

    /// The edge is there already.
    record DuplicateEdge(int edge, String from, String to) implements GraphFault {
        @Override
        public String code() {
            return "duplicate-dependency";
        }

        @Override
        public String message() {
            return "Expected '%s' to name each predecessor once, but it names '%s' again; remove one of them"
                    .formatted(to, from);
        }
    }

    /// Tasks that wait for each other. The path begins and ends with the task that was declared
    /// first; `edge` is the one that leads back to it.
    record Cycle(int edge, List<String> path) implements GraphFault {
        private static final int MOST_SHOWN = 10;

        public Cycle {
            path = List.copyOf(path);
        }

        @Override
        public String code() {
            return "cycle";
        }

        @Override
        public String message() {
            return "Expected no cycle, but these %d tasks wait for each other: %s; remove one of these dependencies"
                    .formatted(path.size() - 1, shown());
        }

        private String shown() {
            if (path.size() <= MOST_SHOWN) {
                return String.join(" → ", path);
            }
            return String.join(" → ", path.subList(0, MOST_SHOWN - 1)) + " → … → " + path.getLast();
        }
    }
}

package dev.pilothouse.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;

class NodeSelectionTest {
    private final WorkflowGraph graph = WorkflowGraphTest.graph("a b c d e", "a>b a>c b>d c>d d>e");

    @ParameterizedTest
    @CsvSource({
        "'', TASK_ONLY, a b c d e",
        "'', TASK_PRE, a b c d e",
        "'', TASK_POST, a b c d e",
        "b, TASK_ONLY, b",
        "b, TASK_PRE, a b",
        "b, TASK_POST, b d e",
        "b c, TASK_ONLY, b c",
        "d b, TASK_PRE, a b c d",
        "a, TASK_POST, a b c d e",
    })
    void selectsWhatTheDependencyAdds(String start, Dependency dependency, String selected) {
        List<String> nodes = start.isEmpty() ? List.of() : Arrays.asList(start.split(" "));

        NodeSelection selection = NodeSelection.of(graph, nodes, dependency);

        assertThat(selection.stream().mapToObj(graph::name))
                .containsExactlyElementsOf(Arrays.asList(selected.split(" ")));
    }

    @Test
    void refusesEveryUnknownStartNodeAtOnce() {
        WorkflowGraph named = WorkflowGraphTest.graph("extract load", "extract>load");

        assertThatThrownBy(
                        () ->
                                NodeSelection.of(
                                        named,
                                        List.of("extrakt", "load", "nothing"),
                                        Dependency.TASK_ONLY))
                .isInstanceOf(UnknownStartNodesException.class)
                .hasMessageContaining("no task 'extrakt'; did you mean 'extract'?")
                .hasMessageContaining("no task 'nothing'")
                .hasMessageNotContaining("'load'");
    }

    @Test
    void keepsItsTasksWhenACallerChangesTheCopy() {
        NodeSelection selection = NodeSelection.of(graph, List.of("b"), Dependency.TASK_ONLY);

        selection.tasks().clear();

        assertThat(selection.size()).isOne();
        assertThat(selection.contains(1)).isTrue();
    }
}

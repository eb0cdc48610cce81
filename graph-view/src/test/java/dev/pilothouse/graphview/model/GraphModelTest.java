package dev.pilothouse.graphview.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilothouse.graphview.look.StateLook;

import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class GraphModelTest {
    private final GraphNode a = GraphNode.of("a", StateLook.SUCCEEDED);
    private final GraphNode b = GraphNode.of("b", StateLook.RUNNING);
    private final GraphNode c = GraphNode.of("c", StateLook.NOT_RUN);
    private final GraphModel chain =
            GraphModel.of(
                    List.of(a, b, c), List.of(GraphEdge.of("a", "b"), GraphEdge.of("b", "c")));

    @Test
    void sharesTheStructureWhenOnlyStatesChange() {
        GraphModel changed = chain.with(List.of(b.in(StateLook.FAILED, "exit 1")));

        assertThat(changed.structure()).isSameAs(chain.structure());
        assertThat(changed.node("b"))
                .hasValueSatisfying(n -> assertThat(n.detail()).isEqualTo("exit 1"));
        assertThat(chain.node("b")).hasValue(b);
    }

    @Test
    void findsTheStructureEqualWhenBuiltAgain() {
        GraphModel again = GraphModel.of(chain.nodes(), chain.edges());
        GraphModel other = GraphModel.of(chain.nodes(), List.of(GraphEdge.of("a", "c")));

        assertThat(again.structure())
                .isEqualTo(chain.structure())
                .hasSameHashCodeAs(chain.structure());
        assertThat(other.structure()).isNotEqualTo(chain.structure());
    }

    @Test
    void knowsAllBeforeAndAfterANode() {
        assertThat(chain.structure().ancestors(2)).containsExactly("a", "b");
        assertThat(chain.structure().descendants(0)).containsExactly("b", "c");
    }

    @Test
    void convertsAGraphOfAnyKind() {
        var graph = new DefaultDirectedGraph<Integer, DefaultEdge>(DefaultEdge.class);
        graph.addVertex(1);
        graph.addVertex(2);
        graph.addEdge(1, 2);

        GraphModel model =
                GraphModel.from(
                        graph,
                        n -> GraphNode.of("n" + n, StateLook.DELAYED),
                        _ -> EdgeStyle.CONDITIONAL);

        assertThat(model.structure().ids()).containsExactly("n1", "n2");
        assertThat(model.edges())
                .containsExactly(new GraphEdge("n1", "n2", EdgeStyle.CONDITIONAL, ""));
    }

    @Test
    void findsNodesByLabelDetailOrState() {
        GraphModel model = chain.with(List.of(c.in(StateLook.FAILED, "attempt 2 of 3")));

        assertThat(model.find("FAILED")).extracting(GraphNode::id).containsExactly("c");
        assertThat(model.find("2 of")).extracting(GraphNode::id).containsExactly("c");
        assertThat(model.find("nowhere")).isEmpty();
    }

    @Test
    void speaksStateDetailAndMarks() {
        GraphNode node =
                new GraphNode("t", "Task C", "attempt 2 of 3", StateLook.FAILED, Set.of(Mark.HELD));

        assertThat(node.spoken()).isEqualTo("Task C, failed, attempt 2 of 3, held here");
        assertThat(node.marked(Mark.BREAKPOINT).spoken()).endsWith("3, breakpoint");
    }

    @Test
    void refusesEdgesThatFitNoNodes() {
        assertRefused(List.of(a), List.of(GraphEdge.of("a", "x")), "'a' -> 'x' names unknown 'x'");
        assertRefused(List.of(a), List.of(GraphEdge.of("a", "a")), "back to its own node");
        assertRefused(List.of(a, a), List.of(), "'a' is there twice");
        GraphEdge edge = GraphEdge.of("a", "b");
        assertRefused(List.of(a, b), List.of(edge, edge), "'a' -> 'b' is there twice");
    }

    private static void assertRefused(List<GraphNode> nodes, List<GraphEdge> edges, String why) {
        assertThatThrownBy(() -> GraphModel.of(nodes, edges))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesToReplaceAStranger() {
        assertThatThrownBy(() -> chain.with(List.of(GraphNode.of("x", StateLook.FAILED))))
                .hasMessageContaining("'x' is not in it");
    }
}

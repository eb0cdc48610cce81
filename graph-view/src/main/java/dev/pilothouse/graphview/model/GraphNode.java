package dev.pilothouse.graphview.model;

import dev.pilothouse.graphview.look.StateLook;

import java.util.Set;

/// One node as it is drawn.
///
/// @param id names the node within its graph, for ever
/// @param label the bold line
/// @param detail the muted line below it; empty for none
/// @param state how it looks
/// @param marks the debugger's signs on it
public record GraphNode(String id, String label, String detail, StateLook state, Set<Mark> marks) {

    public GraphNode {
        marks = Set.copyOf(marks);
    }

    /// A node that is labelled with its id and has no detail and no mark.
    public static GraphNode of(String id, StateLook state) {
        return new GraphNode(id, id, "", state, Set.of());
    }

    /// This node in another state, with another detail line.
    public GraphNode in(StateLook newState, String newDetail) {
        return new GraphNode(id, label, newDetail, newState, marks);
    }

    /// This node with exactly these marks.
    public GraphNode marked(Mark... newMarks) {
        return new GraphNode(id, label, detail, state, Set.of(newMarks));
    }

    /// True if the node carries a mark.
    public boolean is(Mark mark) {
        return marks.contains(mark);
    }

    /// The node in words, as a screen reader says it: `clean_orders, failed, attempt 2 of 3`.
    public String spoken() {
        StringBuilder words = new StringBuilder(label).append(", ").append(state.label());
        if (!detail.isEmpty()) {
            words.append(", ").append(detail);
        }
        if (is(Mark.HELD)) {
            words.append(", held here");
        }
        if (is(Mark.BREAKPOINT)) {
            words.append(", breakpoint");
        }
        return words.toString();
    }
}

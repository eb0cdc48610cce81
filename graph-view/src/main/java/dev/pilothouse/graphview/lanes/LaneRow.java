package dev.pilothouse.graphview.lanes;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// One row of chips behind its title; what does not fit is hidden and counted at the end.
final class LaneRow extends Region {
    private static final int MOST_CHIPS = 24;
    private static final double TITLE_WIDTH = 116;
    private static final double GAP = 8;

    private final LaneWords words;
    private final Label title = new Label();
    private final Label next = new Label();
    private final Label nothing = new Label();
    private final Label more = new Label();
    private final List<ChipView> chips = new ArrayList<>();
    private final Consumer<Chip> onAction;
    private Lane lane = Lane.empty();
    private boolean first;

    LaneRow(String name, LaneWords words, Consumer<Chip> onAction) {
        this.words = words;
        this.onAction = onAction;
        title.setText(name);
        next.setText(words.next());
        nothing.setText(words.none());
        getStyleClass().add("lane");
        title.getStyleClass().add("lane-title");
        next.getStyleClass().add("lane-next");
        nothing.getStyleClass().add("lane-nothing");
        more.getStyleClass().add("lane-more");
        getChildren().addAll(title, next, nothing, more);
    }

    /// Shows a lane, in the chips there are; new ones are made only while the row holds fewer than
    /// it can show.
    ///
    /// @param marksNext true if the first chip is the one to be handled next
    void show(Lane newLane, boolean marksNext) {
        lane = newLane;
        first = marksNext && !lane.chips().isEmpty();
        int wanted = Math.min(MOST_CHIPS, lane.chips().size());
        while (chips.size() < wanted) {
            ChipView chip = new ChipView(onAction);
            chips.add(chip);
            getChildren().add(chip);
        }
        for (int i = 0; i < wanted; i++) {
            chips.get(i).show(lane.chips().get(i), first && i == 0);
        }
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return Stream.concat(Stream.of(title), chips.stream().limit(1))
                .mapToDouble(node -> snapSizeY(node.prefHeight(-1)))
                .max()
                .orElse(0);
    }

    @Override
    protected void layoutChildren() {
        place(title, 0, true);
        place(nothing, TITLE_WIDTH, lane.total() == 0);
        double x = TITLE_WIDTH;
        place(next, x, first);
        x += first ? next.prefWidth(-1) + GAP : 0;
        int shown = fitting(x);
        for (int i = 0; i < chips.size(); i++) {
            place(chips.get(i), x, i < shown);
            x += i < shown ? chips.get(i).prefWidth(-1) + GAP : 0;
        }
        int hidden = lane.total() - shown;
        more.setText(words.more().formatted(hidden));
        place(more, x, hidden > 0);
    }

    /// How many chips fit from a place on, leaving room to count the others.
    private int fitting(double start) {
        int given = Math.min(chips.size(), lane.chips().size());
        more.setText(words.more().formatted(lane.total()));
        double room = getWidth() - more.prefWidth(-1);
        double x = start;
        for (int i = 0; i < given; i++) {
            x += chips.get(i).prefWidth(-1) + GAP;
            boolean last = i == lane.total() - 1;
            if (x > (last ? getWidth() + GAP : room)) {
                return i;
            }
        }
        return given;
    }

    private void place(Node node, double x, boolean visible) {
        node.setVisible(visible);
        if (visible) {
            double height = node.prefHeight(-1);
            double width = Math.min(node.prefWidth(-1), Math.max(0, getWidth() - x));
            node.resizeRelocate(
                    snapPositionX(x),
                    snapPositionY((getHeight() - height) / 2),
                    snapSizeX(width),
                    height);
        }
    }
}

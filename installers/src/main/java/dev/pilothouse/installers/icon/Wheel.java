package dev.pilothouse.installers.icon;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/// What the icon shows: the wheel of a ship, whose handles are the tasks of a workflow.
final class Wheel {

    /// The side of the square that everything is drawn in.
    static final int SIZE = 256;

    private static final double MIDDLE = SIZE / 2.0;
    private static final double MARGIN = 8;
    private static final double CORNER = 72;
    private static final double RIM = 62;
    private static final double REACH = 94;
    private static final float SPOKE_WIDTH = 11;
    private static final float RIM_WIDTH = 17;
    private static final double HANDLE = 15;
    private static final double HUB = 24;
    private static final double PIN = 10;

    private static final Color NIGHT = new Color(0x15, 0x2b, 0x47);
    private static final Color WOOD = new Color(0xe6, 0xed, 0xf6);
    private static final Color DONE = new Color(0x3f, 0xb9, 0x68);
    private static final Color RUNNING = new Color(0x4c, 0x9d, 0xff);
    private static final Color WAITING = new Color(0xf2, 0xb1, 0x34);

    /// Clockwise from the right.
    private static final List<Color> HANDLES =
            List.of(RUNNING, WAITING, WOOD, WOOD, DONE, DONE, DONE, RUNNING);

    private Wheel() {}

    /// A shape of one colour.
    record Piece(Color color, Shape shape) {}

    /// What is drawn, from the back to the front.
    static List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        double side = SIZE - 2 * MARGIN;
        pieces.add(
                new Piece(
                        NIGHT,
                        new RoundRectangle2D.Double(MARGIN, MARGIN, side, side, CORNER, CORNER)));
        for (int i = 0; i < HANDLES.size(); i++) {
            pieces.add(new Piece(WOOD, stroke(SPOKE_WIDTH, spoke(angle(i)))));
        }
        pieces.add(new Piece(WOOD, stroke(RIM_WIDTH, disc(0, 0, RIM))));
        for (int i = 0; i < HANDLES.size(); i++) {
            double x = Math.cos(angle(i)) * REACH;
            double y = Math.sin(angle(i)) * REACH;
            pieces.add(new Piece(HANDLES.get(i), disc(x, y, HANDLE)));
        }
        pieces.add(new Piece(WOOD, disc(0, 0, HUB)));
        pieces.add(new Piece(NIGHT, disc(0, 0, PIN)));
        return pieces;
    }

    private static double angle(int handle) {
        return 2 * Math.PI * handle / HANDLES.size();
    }

    private static Shape spoke(double angle) {
        return new Line2D.Double(
                MIDDLE, MIDDLE, MIDDLE + Math.cos(angle) * REACH, MIDDLE + Math.sin(angle) * REACH);
    }

    private static Shape disc(double x, double y, double radius) {
        return new Ellipse2D.Double(
                MIDDLE + x - radius, MIDDLE + y - radius, 2 * radius, 2 * radius);
    }

    private static Shape stroke(float width, Shape line) {
        return new BasicStroke(width).createStrokedShape(line);
    }
}

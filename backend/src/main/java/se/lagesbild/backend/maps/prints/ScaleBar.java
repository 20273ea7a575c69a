package se.lagesbild.backend.maps.prints;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import se.lagesbild.backend.maps.drawing.Canvas;

/**
 * A bar that says how long something on the paper is on the ground, drawn at the sheet's dots per inch.
 *
 * @param metres that the bar stands for
 */
record ScaleBar(long metres, BufferedImage image) {
    private static final double DENSITY = Sheet.DPI / Sheet.SCREEN_DPI;
    private static final double SIZE = 9;
    private static final double HEIGHT = 24;
    private static final int PIECES = 4;

    static ScaleBar of(long scale, long metres) {
        double length = metres / (double) scale * Sheet.DPI / 0.0254;
        var label = metres >= 1000 ? metres / 1000 + " km" : metres + " m";
        int room = (int) Math.ceil(60 * DENSITY);
        try (var canvas = Canvas.of((int) Math.ceil(length) + room, (int) Math.ceil(HEIGHT * DENSITY), DENSITY, null)) {
            double left = 4 * DENSITY;
            double top = 13 * DENSITY;
            double high = 5 * DENSITY;
            for (int i = 0; i < PIECES; i++) {
                var piece = new Rectangle2D.Double(left + i * length / PIECES, top, length / PIECES, high);
                canvas.fill(piece, i % 2 == 0 ? Color.BLACK : Color.WHITE);
            }
            canvas.stroke(new Rectangle2D.Double(left, top, length, high), Color.BLACK, 0.8);
            canvas.words("0", left - 2 * DENSITY, 6 * DENSITY, SIZE, Color.BLACK);
            canvas.words(label, left + length - 4 * DENSITY, 6 * DENSITY, SIZE, Color.BLACK);
            return new ScaleBar(metres, canvas.image());
        }
    }

    /** Grid north is up: the map is drawn in the area's own system. */
    static BufferedImage north() {
        double side = HEIGHT * DENSITY;
        try (var canvas = Canvas.of((int) Math.ceil(side), (int) Math.ceil(side), DENSITY, null)) {
            var arrow = new Path2D.Double();
            arrow.moveTo(side * 0.3, side * 0.05);
            arrow.lineTo(side * 0.55, side * 0.95);
            arrow.lineTo(side * 0.3, side * 0.75);
            arrow.lineTo(side * 0.05, side * 0.95);
            arrow.closePath();
            canvas.fill(arrow, Color.BLACK);
            canvas.words("N", side * 0.62, side * 0.3, 11, Color.BLACK);
            return canvas.image();
        }
    }
}

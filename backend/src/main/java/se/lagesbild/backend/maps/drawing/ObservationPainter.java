package se.lagesbild.backend.maps.drawing;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import se.lagesbild.gis.formats.MvtReader;

/** Observations as on the web map: a symbol for one, a circle with its number for several. */
final class ObservationPainter {
    private final Ink ink;

    ObservationPainter(Ink ink) {
        this.ink = ink;
    }

    /** @param whole see {@link Circle#together} @return true when something that is drawn was made up */
    boolean paint(Canvas canvas, List<TileShapes.Shape> shapes, boolean whole) {
        var points = new ArrayList<TileShapes.Shape>();
        boolean examples = false;
        for (var shape : shapes) {
            // a point in a tile's buffer belongs to the neighbour, which tells of it too
            if (shape.kind() == MvtReader.Kind.POINT && shape.inside()) {
                points.add(shape);
                examples |= example(shape.values());
            }
        }
        // large ones first, so that a small one beside it is not hidden
        var circles = points.stream()
                .filter(point -> !single(point.values()))
                .map(point -> new Circle(point.parts().get(0)[0], point.parts().get(0)[1], n(point.values())))
                .sorted(Comparator.comparingLong(Circle::n).reversed())
                .toList();
        var drawn = whole ? Circle.together(circles, canvas.density()) : circles;
        drawn.forEach(circle -> circle(canvas, circle));
        for (var point : points) {
            if (single(point.values())) {
                var at = point.parts().get(0);
                single(canvas, String.valueOf(point.values().get("setting")), example(point.values()), at[0], at[1]);
            }
        }
        // where circles overlap a number that is half hidden would be read as another one
        drawn.forEach(circle -> number(canvas, circle));
        return examples;
    }

    void single(Canvas canvas, String setting, boolean example, double x, double y) {
        var colour = colour(setting);
        var shape = canvas.symbol(setting, x, y, 5.5);
        canvas.stroke(shape, ink.of("map-halo"), 4);
        canvas.fill(shape, example ? ink.of("map-halo") : colour);
        canvas.stroke(shape, colour, 2);
    }

    void several(Canvas canvas, long n, double x, double y) {
        circle(canvas, new Circle(x, y, n));
        number(canvas, new Circle(x, y, n));
    }

    private void circle(Canvas canvas, Circle circle) {
        var round = canvas.circle(circle.x(), circle.y(), Circle.radius(circle.n()));
        canvas.fill(round, ink.of("strength-" + step(circle.n())));
        canvas.stroke(round, ink.of("map-halo"), 1.5);
        canvas.reserve(circle.x(), circle.y(), Circle.radius(circle.n()) * 0.6);
    }

    private void number(Canvas canvas, Circle circle) {
        var colour = ink.of("on-strength-" + step(circle.n()));
        canvas.centred(written(circle.n()), circle.x(), circle.y(), circle.n() < 1000 ? 11 : 10, colour);
    }

    private Color colour(String setting) {
        return switch (setting) {
            case "PUBLIC_SPACE" -> ink.of("setting-public");
            case "TRAFFIC" -> ink.of("setting-traffic");
            case "PORT" -> ink.of("setting-port");
            default -> ink.of("map-label");
        };
    }

    /** 1-4, 5-19, 20-99, 100-499, 500 and more: the web's steps. */
    static int step(long n) {
        return n < 5 ? 1 : n < 20 ? 2 : n < 100 ? 3 : n < 500 ? 4 : 5;
    }

    private static String written(long n) {
        return n < 10_000 ? Long.toString(n) : Math.round(n / 1000.0) + "k";
    }

    static boolean single(Map<String, Object> values) {
        return values.containsKey("id") && n(values) <= 1;
    }

    static long n(Map<String, Object> values) {
        return values.get("n") instanceof Number n ? n.longValue() : 1;
    }

    private static boolean example(Map<String, Object> values) {
        return Boolean.TRUE.equals(values.get("example"));
    }
}

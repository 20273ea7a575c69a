package se.lagesbild.backend.maps.drawing;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** Draws areas, lines and points. */
final class FeaturePainter {
    private static final double NAME_SIZE = 12;

    private final Ink ink;

    FeaturePainter(Ink ink) {
        this.ink = ink;
    }

    /** @param geometry in the picture's system */
    void paint(Canvas canvas, MapFrame frame, Geometry geometry, Look look) {
        switch (geometry.getDimension()) {
            case 0 -> {
                if (look.number() != null) {
                    number(canvas, frame, geometry, look);
                    return;
                }
                for (var at : geometry.getCoordinates()) {
                    point(canvas, frame.x(at.x), frame.y(at.y), frame.density(), look);
                }
            }
            case 1 -> {
                var path = path(frame, geometry);
                line(canvas, path, look);
                name(canvas, frame, geometry, look, false);
            }
            default -> {
                var path = path(frame, geometry);
                if (look.fill() != null) {
                    canvas.fill(path, look.fill());
                }
                line(canvas, path, look);
                number(canvas, frame, geometry, look);
                if (look.sign() != null) {
                    var inside = geometry.getInteriorPoint();
                    sign(canvas, ink, look.sign(), frame.x(inside.getX()), frame.y(inside.getY()), frame.density());
                }
                name(canvas, frame, geometry, look, true);
            }
        }
    }

    private static void line(Canvas canvas, Path2D path, Look look) {
        if (look.line() != null) {
            if (look.rim() != null) {
                canvas.stroke(path, look.rim(), look.width() + 3);
            }
            canvas.stroke(path, look.line(), look.width(), look.dash());
        }
    }

    private void point(Canvas canvas, double x, double y, double density, Look look) {
        if (look.sign() != null) {
            sign(canvas, ink, look.sign(), x, y, density);
            return;
        }
        double half = 3 * density;
        var square = new Rectangle2D.Double(x - half, y - half, 2 * half, 2 * half);
        canvas.fill(square, look.fill() == null ? ink.of("map-halo") : look.fill());
        if (look.line() != null) {
            canvas.stroke(square, look.line(), look.width());
        }
        if (look.name() != null) {
            canvas.name(look.name(), x, y, NAME_SIZE, ink.of("map-label"), ink.of("map-halo"), false);
        }
    }

    /** A letter in a circle. */
    static void sign(Canvas canvas, Ink ink, String letter, double x, double y, double density) {
        double half = 7.5 * density;
        var circle = new Ellipse2D.Double(x - half, y - half, 2 * half, 2 * half);
        canvas.fill(circle, ink.of("map-halo"));
        canvas.stroke(circle, ink.of("map-label"), 1.2);
        canvas.centred(letter, x, y, 10, ink.of("map-label"));
    }

    private void number(Canvas canvas, MapFrame frame, Geometry geometry, Look look) {
        if (look.number() == null || geometry.isEmpty()) {
            return;
        }
        var at = geometry.getCentroid();
        canvas.number(
                look.number(),
                frame.x(at.getX()),
                frame.y(at.getY()),
                ink.of("paper"),
                ink.of("ink"),
                look.line() == null ? ink.of("ink") : look.line(),
                look.dash());
    }

    private void name(Canvas canvas, MapFrame frame, Geometry geometry, Look look, boolean area) {
        if (look.name() == null || look.number() != null || geometry.isEmpty()) {
            return;
        }
        var at = area
                ? geometry.getInteriorPoint().getCoordinate()
                : geometry.getCoordinates()[geometry.getNumPoints() / 2];
        canvas.name(
                look.name(), frame.x(at.x), frame.y(at.y), NAME_SIZE, ink.of("map-label"), ink.of("map-halo"), true);
    }

    static Path2D path(MapFrame frame, Geometry geometry) {
        var path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon) {
                part(path, frame, polygon.getExteriorRing().getCoordinates(), true);
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    part(path, frame, polygon.getInteriorRingN(hole).getCoordinates(), true);
                }
            } else {
                part(path, frame, geometry.getGeometryN(i).getCoordinates(), false);
            }
        }
        return path;
    }

    private static void part(Path2D path, MapFrame frame, Coordinate[] line, boolean ring) {
        for (int i = 0; i < line.length; i++) {
            if (i == 0) {
                path.moveTo(frame.x(line[i].x), frame.y(line[i].y));
            } else {
                path.lineTo(frame.x(line[i].x), frame.y(line[i].y));
            }
        }
        if (ring && line.length > 0) {
            path.closePath();
        }
    }
}

package se.lagesbild.backend.maps.drawing;

import java.awt.geom.Path2D;
import java.util.List;
import java.util.Set;
import se.lagesbild.gis.formats.MvtReader;

/** Streets as on the web map: grey and thin, the town must be known again, not looked at. */
final class StreetPainter {
    private static final Set<String> MAIN = Set.of("motorway", "trunk", "primary", "secondary", "tertiary");

    private final Ink ink;

    StreetPainter(Ink ink) {
        this.ink = ink;
    }

    /** @param metresPerPixel on the ground, for a pixel of a screen */
    void paint(Canvas canvas, List<TileShapes.Shape> shapes, double metresPerPixel) {
        double wide = width(metresPerPixel);
        for (boolean main : new boolean[] {false, true}) {
            for (var shape : shapes) {
                var highway = String.valueOf(shape.values().get("highway"));
                if (shape.kind() != MvtReader.Kind.LINE || MAIN.contains(highway) != main) {
                    continue;
                }
                var dash = Boolean.TRUE.equals(shape.values().get("steps")) ? new float[] {2, 2} : new float[0];
                canvas.stroke(
                        path(shape.parts()),
                        ink.of(main ? "map-street-main" : "map-street"),
                        main ? wide * 1.8 : wide,
                        dash);
            }
        }
    }

    /** 1 pixel where a pixel is 2.7 m (level 15 at 55 degrees), at least 0.6, at most 5. */
    static double width(double metresPerPixel) {
        return Math.max(0.6, Math.min(5, 2.7 / metresPerPixel));
    }

    static Path2D path(List<double[]> parts) {
        var path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (var part : parts) {
            path.moveTo(part[0], part[1]);
            for (int i = 2; i < part.length; i += 2) {
                path.lineTo(part[i], part[i + 1]);
            }
        }
        return path;
    }
}

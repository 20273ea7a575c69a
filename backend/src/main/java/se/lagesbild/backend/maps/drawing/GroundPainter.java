package se.lagesbild.backend.maps.drawing;

import java.util.List;
import java.util.Map;
import se.lagesbild.gis.formats.MvtReader;

/** Water, green, buildings and what else the ground is made of, as on the web map: pale, so that the data stand out. */
final class GroundPainter {
    /** From below to above, with the colours of areas. */
    static final Map<String, String> TOKENS = Map.of(
            "industrial", "map-works",
            "green", "map-green",
            "water", "map-water",
            "waterway", "map-water",
            "port", "map-works",
            "square", "map-square",
            "pier", "map-square",
            "building", "map-building");

    private static final List<String> ORDER =
            List.of("industrial", "green", "port", "water", "waterway", "square", "pier", "building");

    private final Ink ink;

    GroundPainter(Ink ink) {
        this.ink = ink;
    }

    /** @param metresPerPixel on the ground, for a pixel of a screen */
    void paint(Canvas canvas, List<TileShapes.Shape> shapes, double metresPerPixel) {
        for (var kind : ORDER) {
            var colour = ink.of(TOKENS.get(kind));
            for (var shape : shapes) {
                if (!kind.equals(shape.values().get("kind"))) {
                    continue;
                }
                if (shape.kind() == MvtReader.Kind.POLYGON) {
                    canvas.fill(StreetPainter.path(shape.parts()), colour);
                } else if (shape.kind() == MvtReader.Kind.LINE) {
                    canvas.stroke(StreetPainter.path(shape.parts()), colour, 2 * StreetPainter.width(metresPerPixel));
                }
            }
        }
    }
}

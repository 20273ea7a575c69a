package se.lagesbild.backend.maps.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.gis.formats.MvtReader;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.geo.TileAddress;
import se.lagesbild.gis.geo.TileGrid;

/** What a layer's tiles hold, brought onto a picture. The tiles are those that the viewer's own map would show. */
final class TileShapes {
    /** More tiles than this are not asked for: a coarser level says the same, more generally. */
    private static final int MOST_TILES = 150;

    private static final double MERCATOR_METRES_PER_PIXEL = 2 * Math.PI * 6_378_137 / TileGrid.PIXELS;

    private TileShapes() {}

    /**
     * @param inside the first point lies in the tile that told of it, not only in its buffer
     * @param parts pixels of the picture: x, y, x, y
     */
    record Shape(MvtReader.Kind kind, boolean inside, List<double[]> parts, Map<String, Object> values) {}

    /** @param level of the tiles, as on a web map of this scale */
    record Found(int level, List<Shape> shapes) {}

    /**
     * @param near what of the picture, with its rim, lies near the area; in the area's metric system
     * @param metresPerPixel on the ground, for a pixel of a screen
     * @param local the grid of the area's system
     */
    static Found of(
            MapLayer layer,
            Viewer viewer,
            LayerFilter filter,
            MapFrame frame,
            Geometry near,
            Crs area,
            double metresPerPixel,
            TileGrid local) {
        if (frame.crs().equals(area)) {
            var found = in(local, layer, viewer, filter, frame, near, area, metresPerPixel);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return in(TileGrid.WEB_MERCATOR, layer, viewer, filter, frame, near, area, metresPerPixel)
                .orElse(new Found(0, List.of()));
    }

    /** Empty where the layer has no tiles in this grid. */
    private static Optional<Found> in(
            TileGrid grid,
            MapLayer layer,
            Viewer viewer,
            LayerFilter filter,
            MapFrame frame,
            Geometry near,
            Crs area,
            double metresPerPixel) {
        var ground = grid.crs().equals(area)
                ? near.getEnvelopeInternal()
                : grid.crs()
                        .from(area, Densifier.densify(near, Math.max(1, near.getLength() / 200)))
                        .getEnvelopeInternal();
        int level = level(grid, area, near, metresPerPixel);
        while (level > 0 && range(grid, level, ground).count() > MOST_TILES) {
            level--;
        }
        var range = range(grid, level, ground);
        var shapes = new ArrayList<Shape>();
        for (int row = range.top; row <= range.bottom; row++) {
            for (int column = range.left; column <= range.right; column++) {
                var address = new TileAddress(grid, level, row, column);
                var tile = layer.tile(viewer, address, filter);
                if (tile.isEmpty()) {
                    return Optional.empty();
                }
                for (var part : MvtReader.read(tile.get())) {
                    read(part, address.envelope(), grid.crs(), frame, shapes);
                }
            }
        }
        return Optional.of(new Found(level, shapes));
    }

    private static int level(TileGrid grid, Crs area, Geometry near, double metresPerPixel) {
        double coarsest = grid.side(0) / TileGrid.PIXELS;
        if (grid.crs().equals(Crs.WEB_MERCATOR)) {
            var centre = near.getCentroid();
            double latitude =
                    Crs.WGS_84.from(area, centre.getX(), centre.getY()).getY();
            coarsest = MERCATOR_METRES_PER_PIXEL * Math.cos(Math.toRadians(latitude));
        }
        long level = Math.round(Math.log(coarsest / metresPerPixel) / Math.log(2));
        return (int) Math.max(0, Math.min(Math.min(22, grid.lastLevel()), level));
    }

    private record Range(int top, int bottom, int left, int right) {
        long count() {
            return (long) (bottom - top + 1) * (right - left + 1);
        }
    }

    private static Range range(TileGrid grid, int level, Envelope ground) {
        double side = grid.side(level);
        int last = (1 << level) - 1;
        return new Range(
                clamp((grid.north() - ground.getMaxY()) / side, last),
                clamp((grid.north() - ground.getMinY()) / side, last),
                clamp((ground.getMinX() - grid.west()) / side, last),
                clamp((ground.getMaxX() - grid.west()) / side, last));
    }

    private static int clamp(double tiles, int last) {
        return (int) Math.max(0, Math.min(last, Math.floor(tiles)));
    }

    private static void read(MvtReader.Layer layer, Envelope tile, Crs grid, MapFrame frame, List<Shape> shapes) {
        double unit = tile.getWidth() / layer.extent();
        for (var feature : layer.features()) {
            if (feature.parts().isEmpty()) {
                continue;
            }
            var first = feature.parts().get(0);
            boolean inside = first[0] >= 0 && first[1] >= 0 && first[0] < layer.extent() && first[1] < layer.extent();
            var parts = new ArrayList<double[]>(feature.parts().size());
            for (var part : feature.parts()) {
                parts.add(pixels(part, tile, unit, grid, frame));
            }
            shapes.add(new Shape(feature.kind(), inside, parts, feature.values()));
        }
    }

    private static double[] pixels(int[] part, Envelope tile, double unit, Crs grid, MapFrame frame) {
        int n = part.length / 2;
        var at = new Coordinate[Math.max(2, n)]; // a line has two points at least
        for (int i = 0; i < n; i++) {
            at[i] = new Coordinate(tile.getMinX() + part[2 * i] * unit, tile.getMaxY() - part[2 * i + 1] * unit);
        }
        if (n == 1) {
            at[1] = at[0].copy();
        }
        var moved = grid.equals(frame.crs())
                ? at
                : frame.crs().from(grid, grid.geometries().createLineString(at)).getCoordinates();
        var pixels = new double[2 * n];
        for (int i = 0; i < n; i++) {
            pixels[2 * i] = frame.x(moved[i].x);
            pixels[2 * i + 1] = frame.y(moved[i].y);
        }
        return pixels;
    }
}

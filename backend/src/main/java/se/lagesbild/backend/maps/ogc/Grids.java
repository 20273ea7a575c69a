package se.lagesbild.backend.maps.ogc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.densify.Densifier;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.maps.CrsName;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.geo.TileGrid;

/** The two tile grids, as OGC 17-083r4 describes them. */
@Component
class Grids {
    /** Metres of a pixel on a screen of the standard's size. */
    private static final double PIXEL_METRES = 0.000_28;

    private static final String WELL_KNOWN = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";

    private final List<TileGrid> grids;
    private final Area area;

    Grids(Area area) {
        this.area = area;
        this.grids = List.of(
                TileGrid.WEB_MERCATOR, TileGrid.local(area.crs(), area.tileOriginEast(), area.tileOriginNorth()));
    }

    List<TileGrid> list() {
        return grids;
    }

    /** @throws Problem 404 */
    TileGrid get(String id) {
        return grids.stream()
                .filter(grid -> grid.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("matrixSet", id));
    }

    /** Empty for a grid of our own, which nobody else has registered. */
    static Optional<String> uri(TileGrid grid) {
        return grid.equals(TileGrid.WEB_MERCATOR) ? Optional.of(WELL_KNOWN) : Optional.empty();
    }

    static String title(TileGrid grid) {
        return grid.id() + " (" + grid.crs().code() + ")";
    }

    static Map<String, Object> describe(TileGrid grid) {
        var name = CrsName.of(grid.crs());
        var document = new LinkedHashMap<String, Object>();
        document.put("id", grid.id());
        document.put("title", title(grid));
        uri(grid).ifPresent(uri -> document.put("uri", uri));
        uri(grid)
                .ifPresent(uri -> document.put(
                        "wellKnownScaleSet", "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible"));
        document.put("crs", name.text());
        document.put("orderedAxes", name.northFirst() ? List.of("N", "E") : List.of("E", "N"));
        var matrices = new ArrayList<Map<String, Object>>();
        for (int z = 0; z <= grid.lastLevel(); z++) {
            double cell = grid.side(z) / TileGrid.PIXELS;
            var matrix = new LinkedHashMap<String, Object>();
            matrix.put("id", String.valueOf(z));
            matrix.put("scaleDenominator", cell / PIXEL_METRES);
            matrix.put("cellSize", cell);
            matrix.put("cornerOfOrigin", "topLeft");
            matrix.put(
                    "pointOfOrigin",
                    name.northFirst() ? List.of(grid.north(), grid.west()) : List.of(grid.west(), grid.north()));
            matrix.put("tileWidth", TileGrid.PIXELS);
            matrix.put("tileHeight", TileGrid.PIXELS);
            matrix.put("matrixWidth", 1 << z);
            matrix.put("matrixHeight", 1 << z);
            matrices.add(matrix);
        }
        document.put("tileMatrices", matrices);
        return document;
    }

    /** Which tiles of each level touch the area. */
    List<Map<String, Object>> limits(TileGrid grid) {
        var box = grid.crs()
                .from(
                        Crs.WGS_84,
                        Densifier.densify(
                                Crs.WGS_84
                                        .geometries()
                                        .toGeometry(area.boundary().getEnvelopeInternal()),
                                0.05))
                .getEnvelopeInternal();
        var limits = new ArrayList<Map<String, Object>>();
        for (int z = 0; z <= grid.lastLevel(); z++) {
            double side = grid.side(z);
            int last = (1 << z) - 1;
            var limit = new LinkedHashMap<String, Object>();
            limit.put("tileMatrix", String.valueOf(z));
            limit.put("minTileRow", within((grid.north() - box.getMaxY()) / side, last));
            limit.put("maxTileRow", within((grid.north() - box.getMinY()) / side, last));
            limit.put("minTileCol", within((box.getMinX() - grid.west()) / side, last));
            limit.put("maxTileCol", within((box.getMaxX() - grid.west()) / side, last));
            limits.add(limit);
        }
        return limits;
    }

    private static int within(double at, int last) {
        return Math.max(0, Math.min(last, (int) Math.floor(at)));
    }
}

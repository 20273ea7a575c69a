package se.lagesbild.backend.maps;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.geo.TileAddress;
import se.lagesbild.gis.geo.TileGrid;

/** Tiles and features of all layers. */
@RestController
class LayerController {
    private static final MediaType GEOJSON = MediaType.parseMediaType("application/geo+json");
    private static final int MOST_ITEMS = 10_000;

    private final Map<String, MapLayer> layers = new TreeMap<>();
    private final Map<String, TileGrid> grids;
    private final TileAnswers tiles;
    private final ReadLog readLog;
    private final Crs crs;

    LayerController(List<MapLayer> layers, TileAnswers tiles, ReadLog readLog, Area area) {
        var local = TileGrid.local(area.crs(), area.tileOriginEast(), area.tileOriginNorth());
        this.grids = Map.of(TileGrid.WEB_MERCATOR.id(), TileGrid.WEB_MERCATOR, local.id(), local);
        layers.forEach(layer -> this.layers.put(layer.id(), layer));
        this.tiles = tiles;
        this.readLog = readLog;
        this.crs = area.crs();
    }

    @GetMapping("/ogc/collections/{id}/tiles/{matrixSet}/{z}/{row}/{column}")
    @Nullable
    ResponseEntity<byte[]> tile(
            Viewer viewer,
            LayerFilter filter,
            @PathVariable String id,
            @PathVariable String matrixSet,
            @PathVariable int z,
            @PathVariable int row,
            @PathVariable int column,
            WebRequest request) {
        var layer = layer(viewer, id);
        var grid = grids.get(matrixSet);
        if (grid == null) {
            throw Problem.notFound("matrixSet", matrixSet);
        }
        return tiles.answer(viewer, layer, address(grid, z, row, column), filter, request);
    }

    @GetMapping("/ogc/collections/{id}/items")
    ResponseEntity<Map<String, Object>> items(Viewer viewer, LayerFilter filter, @PathVariable String id) {
        var layer = layer(viewer, id);
        var source = layer.features().orElseThrow(() -> Problem.notFound("items", id));
        var question = new FeatureSource.Question(filter, null, null);
        var rows = source.page(viewer, question, null, 0, MOST_ITEMS).rows();
        if (layer.logged()) {
            readLog.read(viewer, "items/" + id, filter.canonical(), rows.size());
        }
        return ResponseEntity.ok()
                .contentType(GEOJSON)
                .body(Features.collection(rows.stream()
                        .map(row -> Features.feature(
                                row.id(),
                                row.geometry() == null ? null : Crs.WGS_84.from(crs, row.geometry()),
                                row.values()))
                        .toList()));
    }

    private MapLayer layer(Viewer viewer, String id) {
        var layer = layers.get(id);
        if (layer == null || layer.readers().stream().noneMatch(viewer::is)) {
            throw Problem.notFound("collection", id);
        }
        return layer;
    }

    private static TileAddress address(TileGrid grid, int z, int row, int column) {
        try {
            return new TileAddress(grid, z, row, column);
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, "no-such-tile", z + "/" + row + "/" + column);
        }
    }
}

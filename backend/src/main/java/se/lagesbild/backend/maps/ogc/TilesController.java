package se.lagesbild.backend.maps.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.CrsName;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.LayerShelf;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.maps.TileAnswers;
import se.lagesbild.gis.geo.TileAddress;
import se.lagesbild.gis.geo.TileGrid;

/** Vector tiles of the collections, and what describes them. */
@RestController
class TilesController {
    private static final Set<String> FILTERS = Set.of("category", "setting", "source", "focus", "hours", "status", "q");

    private final LayerShelf shelf;
    private final Collections collections;
    private final Grids grids;
    private final TileAnswers tiles;
    private final Documents documents;

    TilesController(LayerShelf shelf, Collections collections, Grids grids, TileAnswers tiles, Documents documents) {
        this.shelf = shelf;
        this.collections = collections;
        this.grids = grids;
        this.tiles = tiles;
        this.documents = documents;
    }

    @GetMapping("/ogc/tileMatrixSets")
    ResponseEntity<byte[]> matrixSets(HttpServletRequest request) {
        var asked = new Asked(request);
        asked.allow(Set.of());
        var title = asked.word("ogc-tile-matrix-sets");
        var document = new LinkedHashMap<String, Object>();
        document.put("links", CoreController.around(asked, title, Link.JSON));
        document.put(
                "tileMatrixSets",
                grids.list().stream()
                        .map(grid -> {
                            var entry = new LinkedHashMap<String, Object>();
                            entry.put("id", grid.id());
                            entry.put("title", Grids.title(grid));
                            Grids.uri(grid).ifPresent(uri -> entry.put("uri", uri));
                            entry.put("crs", CrsName.of(grid.crs()).text());
                            entry.put(
                                    "links",
                                    List.of(Link.to(
                                            asked.root() + "/tileMatrixSets/" + grid.id(),
                                            "self",
                                            Link.JSON,
                                            Grids.title(grid))));
                            return entry;
                        })
                        .toList());
        return documents.send(asked, document, Link.JSON, title);
    }

    @GetMapping("/ogc/tileMatrixSets/{matrixSet}")
    ResponseEntity<byte[]> matrixSet(@PathVariable String matrixSet, HttpServletRequest request) {
        var asked = new Asked(request);
        asked.allow(Set.of());
        var grid = grids.get(matrixSet);
        return documents.send(asked, Grids.describe(grid), Link.JSON, Grids.title(grid));
    }

    @GetMapping("/ogc/collections/{id}/tiles")
    ResponseEntity<byte[]> tilesets(Viewer viewer, @PathVariable String id, HttpServletRequest request) {
        var asked = new Asked(request);
        asked.allow(Set.of());
        var layer = tiled(viewer, id);
        var title = asked.word("ogc-tiles");
        var document = new LinkedHashMap<String, Object>();
        document.put("links", CoreController.around(asked, title, Link.JSON));
        document.put(
                "tilesets",
                grids.list().stream().map(grid -> head(asked, layer, grid)).toList());
        return documents.send(asked, document, Link.JSON, title);
    }

    @GetMapping("/ogc/collections/{id}/tiles/{matrixSet}")
    ResponseEntity<byte[]> tileset(
            Viewer viewer, @PathVariable String id, @PathVariable String matrixSet, HttpServletRequest request) {
        var asked = new Asked(request);
        asked.allow(Set.of());
        var layer = tiled(viewer, id);
        var grid = grids.get(matrixSet);
        if (asked.form("json", "html", "tilejson").equals("tilejson")) {
            return documents.send(asked, tileJson(asked, layer, grid), Link.TILEJSON);
        }
        var document = head(asked, layer, grid);
        document.put("tileMatrixSetLimits", grids.limits(grid));
        document.put(
                "boundingBox",
                Map.of(
                        "lowerLeft", collections.bounds().subList(0, 2),
                        "upperRight", collections.bounds().subList(2, 4),
                        "crs", CrsName.CRS84.text()));
        document.put(
                "layers",
                List.of(Map.of("id", layer.id(), "title", Collections.title(asked, layer), "dataType", "vector")));
        return documents.send(asked, document, Link.JSON, String.valueOf(document.get("title")));
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
            HttpServletRequest servletRequest,
            WebRequest request) {
        var asked = new Asked(servletRequest);
        var layer = tiled(viewer, id);
        var known = new LinkedHashSet<>(FILTERS);
        known.addAll(Set.of("datetime", "bbox"));
        known.addAll(layer.parameters());
        asked.allow(known);
        asked.form("mvt");
        return tiles.answer(
                viewer, layer.with(asked::parameter), address(grids.get(matrixSet), z, row, column), filter, request);
    }

    private MapLayer tiled(Viewer viewer, String id) {
        var layer = shelf.get(viewer, id);
        if (!layer.tiled()) {
            throw Problem.notFound("tiles", id);
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

    private static Map<String, Object> head(Asked asked, MapLayer layer, TileGrid grid) {
        var title = Collections.title(asked, layer) + ", " + Grids.title(grid);
        var here = asked.root() + "/collections/" + Asked.encoded(layer.id()) + "/tiles/" + grid.id();
        var document = new LinkedHashMap<String, Object>();
        document.put("id", grid.id());
        document.put("title", title);
        document.put("dataType", "vector");
        document.put("crs", CrsName.of(grid.crs()).text());
        Grids.uri(grid).ifPresent(uri -> document.put("tileMatrixSetURI", uri));
        document.put(
                "links",
                List.of(
                        Link.to(here + "?f=json", "self", Link.JSON, title),
                        Link.to(here + "?f=html", "alternate", Link.HTML, title),
                        Link.to(here + "?f=tilejson", "describedby", Link.TILEJSON, "TileJSON"),
                        Link.to(
                                asked.root() + "/tileMatrixSets/" + grid.id(),
                                Link.TILING_SCHEME,
                                Link.JSON,
                                Grids.title(grid)),
                        Link.template(here + "/{tileMatrix}/{tileRow}/{tileCol}", "item", Link.MVT, title)));
        return document;
    }

    /** As TileJSON 3.0.0, which knows no other grid than Web Mercator: for the local one the address and the fields hold all the same. */
    private Map<String, Object> tileJson(Asked asked, MapLayer layer, TileGrid grid) {
        var document = new LinkedHashMap<String, Object>();
        document.put("tilejson", "3.0.0");
        document.put("name", Collections.title(asked, layer) + ", " + Grids.title(grid));
        document.put("scheme", "xyz");
        document.put("tiles", List.of(asked.path() + "/{z}/{y}/{x}"));
        document.put("minzoom", 0);
        document.put("maxzoom", grid.lastLevel());
        document.put("bounds", collections.bounds());
        document.put("crs", CrsName.of(grid.crs()).text());
        document.put("vector_layers", List.of(Map.of("id", layer.id(), "fields", layer.tileFields())));
        return document;
    }
}

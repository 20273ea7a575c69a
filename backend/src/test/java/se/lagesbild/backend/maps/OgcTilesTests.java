package se.lagesbild.backend.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lagesbild.backend.OsloApp;
import tools.jackson.databind.JsonNode;

/** OGC API Tiles part 1 (20-057) and the two tile matrix sets (17-083r4), with real streets. */
class OgcTilesTests extends OsloApp {
    private JsonNode json(String path) {
        var answer = http.get("planerare", path);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode link(JsonNode document, String rel) {
        for (var link : document.path("links")) {
            if (link.path("rel").asString().equals(rel)) {
                return link;
            }
        }
        throw new AssertionError("no link " + rel + " in " + document.path("links"));
    }

    private static String pathOf(JsonNode link) {
        var uri = URI.create(link.path("href").asString().replace("{", "%7B").replace("}", "%7D"));
        var path = uri.getPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    @Test
    void tilesetsList_namesBothGridsOfEveryTiledCollection() {
        for (var collection : json("/ogc/collections").path("collections")) {
            boolean tiled = collection
                    .path("links")
                    .valueStream()
                    .anyMatch(l -> l.path("rel").asString().endsWith("/tilesets-vector"));
            var path = "/ogc/collections/" + collection.path("id").asString() + "/tiles";
            if (!tiled) {
                assertThat(http.get("planerare", path).status()).as(path).isEqualTo(404);
                continue;
            }
            var list = json(path).path("tilesets");
            assertThat(list.size()).isEqualTo(2);
            for (var tileset : list) {
                assertThat(tileset.path("dataType").asString()).isEqualTo("vector");
                assertThat(tileset.path("crs").asString()).startsWith("http://www.opengis.net/def/crs/EPSG/0/");
                assertThat(json(pathOf(link(tileset, "self"))).path("title")).isEqualTo(tileset.path("title"));
                json(pathOf(link(tileset, "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme")));
                assertThat(link(tileset, "item").path("templated").asBoolean()).isTrue();
                assertThat(link(tileset, "item").path("type").asString())
                        .isEqualTo("application/vnd.mapbox-vector-tile");
            }
        }
    }

    @Test
    void tileset_saysItsLimitsAndItsLayers() {
        for (var grid : List.of("WebMercatorQuad", "LocalMetricQuad")) {
            var tileset = json("/ogc/collections/streets/tiles/" + grid);
            assertThat(tileset.path("layers").path(0).path("id").asString()).isEqualTo("streets");
            var box = tileset.path("boundingBox");
            assertThat(box.path("lowerLeft").path(0).asDouble()).isBetween(9.0, 12.0);
            int tiles = 0;
            for (var limit : tileset.path("tileMatrixSetLimits")) {
                assertThat(limit.path("minTileRow").asInt())
                        .isLessThanOrEqualTo(limit.path("maxTileRow").asInt());
                assertThat(limit.path("minTileCol").asInt())
                        .isLessThanOrEqualTo(limit.path("maxTileCol").asInt());
                tiles++;
            }
            assertThat(tiles).isGreaterThan(10);
        }
        assertThat(http.get("planerare", "/ogc/collections/streets/tiles/Mars").status())
                .isEqualTo(404);
    }

    @Test
    void tileJson_namesTheAddressOfTheTiles() {
        var answer = http.get("planerare", "/ogc/collections/streets/tiles/WebMercatorQuad?f=tilejson");
        assertThat(answer.header("Content-Type")).contains("application/vnd.mapbox.tile+json");
        var document = answer.json();
        assertThat(document.path("tilejson").asString()).isEqualTo("3.0.0");
        assertThat(document.path("vector_layers").path(0).path("id").asString()).isEqualTo("streets");
        assertThat(document.path("vector_layers").path(0).path("fields").isObject())
                .isTrue();
        assertThat(document.path("tiles").path(0).asString())
                .endsWith("/ogc/collections/streets/tiles/WebMercatorQuad/{z}/{y}/{x}");
        assertThat(document.path("bounds").size()).isEqualTo(4);
    }

    @Test
    void tileMatrixSet_halvesItsCellsAndBeginsAtItsCorner() {
        var list = json("/ogc/tileMatrixSets").path("tileMatrixSets");
        assertThat(list.valueStream().map(set -> set.path("id").asString()))
                .containsExactly("WebMercatorQuad", "LocalMetricQuad");
        var local = json("/ogc/tileMatrixSets/LocalMetricQuad").path("tileMatrices");
        assertThat(local.size()).isEqualTo(15);
        assertThat(local.path(0).path("cellSize").asDouble()).isEqualTo(4_096);
        assertThat(local.path(14).path("cellSize").asDouble()).isEqualTo(0.25);
        assertThat(local.path(3).path("matrixWidth").asInt()).isEqualTo(8);
        assertThat(local.path(0).path("scaleDenominator").asDouble()).isCloseTo(4_096 / 0.000_28, within(1.0));
        var mercator = json("/ogc/tileMatrixSets/WebMercatorQuad");
        assertThat(mercator.path("uri").asString())
                .isEqualTo("http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad");
        // OGC 17-083r4, annex D.1
        assertThat(mercator.path("tileMatrices")
                        .path(0)
                        .path("scaleDenominator")
                        .asDouble())
                .isCloseTo(559_082_264.028717, within(0.01));
        assertThat(mercator.path("tileMatrices")
                        .path(0)
                        .path("pointOfOrigin")
                        .path(0)
                        .asDouble())
                .isCloseTo(-20_037_508.342789, within(0.000_01));
    }

    @ParameterizedTest
    @CsvSource({"WebMercatorQuad, 14", "WebMercatorQuad, 16", "LocalMetricQuad, 10", "LocalMetricQuad, 12"})
    void tile_isWhereTheGridSaysAndHoldsTheStreetsThatLieThere(String grid, int z) {
        var limits = json("/ogc/collections/streets/tiles/" + grid)
                .path("tileMatrixSetLimits")
                .path(z);
        int row = (limits.path("minTileRow").asInt() + limits.path("maxTileRow").asInt()) / 2;
        int column =
                (limits.path("minTileCol").asInt() + limits.path("maxTileCol").asInt()) / 2;
        var matrix = json("/ogc/tileMatrixSets/" + grid).path("tileMatrices").path(z);
        double side = matrix.path("cellSize").asDouble() * 256;
        boolean northFirst = json("/ogc/tileMatrixSets/" + grid)
                .path("orderedAxes")
                .path(0)
                .asString()
                .equals("N");
        double west = matrix.path("pointOfOrigin").path(northFirst ? 1 : 0).asDouble();
        double north = matrix.path("pointOfOrigin").path(northFirst ? 0 : 1).asDouble();
        var full = new ArrayList<String>();
        for (int r = row - 3; r <= row + 3; r++) {
            for (int c = column - 3; c <= column + 3; c++) {
                var tile = http.get("planerare", "/ogc/collections/streets/tiles/%s/%d/%d/%d".formatted(grid, z, r, c));
                assertThat(tile.status()).isIn(200, 204);
                double w = west + c * side;
                double n = north - r * side;
                // a tile holds what lies a 64th of its side outside, too
                double b = side / 64;
                var crs = json("/ogc/tileMatrixSets/" + grid).path("crs").asString();
                var box = northFirst
                        ? "%s,%s,%s,%s".formatted(n - side - b, w - b, n + b, w + side + b)
                        : "%s,%s,%s,%s".formatted(w - b, n - side - b, w + side + b, n + b);
                long lie = json("/ogc/collections/streets/items?limit=1&bbox=%s&bbox-crs=%s".formatted(box, crs))
                        .path("numberMatched")
                        .asLong();
                if (tile.status() == 200) {
                    full.add(r + "/" + c);
                    assertThat(lie).as("streets below tile " + r + "/" + c).isPositive();
                }
            }
        }
        assertThat(full).as("tiles with streets").isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ogc/collections/streets/tiles/WebMercatorQuad/3/8/0",
                "/ogc/collections/streets/tiles/LocalMetricQuad/15/0/0",
                "/ogc/collections/streets/tiles/LocalMetricQuad/-1/0/0",
                "/ogc/collections/streets/tiles/WebMercatorQuad/3/0/0?colour=red"
            })
    void tile_whatTheGridDoesNotHaveIs400(String path) {
        assertThat(http.get("planerare", path).status()).isEqualTo(400);
    }
}

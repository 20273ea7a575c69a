package se.lagesbild.backend.places.ground;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sebasbaumh.mapbox.vectortile.VectorTile;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.LundApp;
import se.lagesbild.backend.places.Streets;

/** Ground and places of a real extract: stored once, as tiles, as features, on drawn maps. */
class GroundTests extends LundApp {
    /** Lund C. */
    private static final double[] STATION = {13.1868, 55.7058};

    @Autowired
    Streets streets;

    @Autowired
    JdbcClient jdbc;

    private static String tile(String layer, int z) {
        int column = (int) Math.floor((STATION[0] + 180) / 360 * (1 << z));
        double rad = Math.toRadians(STATION[1]);
        int row = (int) Math.floor((1 - Math.log(Math.tan(rad) + 1 / Math.cos(rad)) / Math.PI) / 2 * (1 << z));
        return "/ogc/collections/%s/tiles/WebMercatorQuad/%d/%d/%d".formatted(layer, z, row, column);
    }

    private record Feature(VectorTile.Tile.GeomType type, Map<String, String> values) {}

    /** Checks what every tile must obey. */
    private List<Feature> features(String layer, String path) throws IOException {
        var answer = http.get("planerare", path);
        assertThat(answer.status()).as(path + " " + answer.text()).isIn(200, 204);
        var features = new ArrayList<Feature>();
        assertThat(answer.body().length).isLessThan(500_000);
        if (answer.status() == 204) {
            return features;
        }
        var layers = VectorTile.Tile.parseFrom(answer.body()).getLayersList();
        assertThat(layers).hasSize(1);
        var only = layers.get(0);
        assertThat(only.getName()).isEqualTo(layer);
        assertThat(only.getVersion()).isEqualTo(2);
        for (var feature : only.getFeaturesList()) {
            assertThat(feature.getGeometryCount()).isPositive();
            var values = new TreeMap<String, String>();
            for (int i = 0; i < feature.getTagsCount(); i += 2) {
                values.put(
                        only.getKeys(feature.getTags(i)),
                        only.getValues(feature.getTags(i + 1)).getStringValue());
            }
            features.add(new Feature(feature.getType(), values));
        }
        return features;
    }

    private long count(String collection, String query) {
        var answer = http.get("planerare", "/ogc/collections/" + collection + "/items?limit=1&" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("numberMatched").asLong();
    }

    @Test
    void theGroundIsTheExtracts() {
        // ogrinfo finds 53 buildings in the file
        assertThat(count("background", "filter=kind='building'")).isEqualTo(53);
        assertThat(count("background", "filter=kind='green'")).isGreaterThanOrEqualTo(12);
        assertThat(count("places-lamp", "")).isEqualTo(10);
        assertThat(count("places-station", "")).isPositive();
        var item = http.get("planerare", "/ogc/collections/places-station/items?limit=1")
                .json()
                .path("features")
                .path(0);
        var told = item.path("properties");
        assertThat(told.path("kind").asString()).isEqualTo("STATION");
        assertThat(told.path("source").asString()).isEqualTo("OpenStreetMap");
        assertThat(told.path("asOf").asString()).startsWith("2023-");
        assertThat(item.path("id").asString()).matches("(node|way|relation)-[0-9]+");
        assertThat(http.get(
                                "planerare",
                                "/ogc/collections/places-station/items/"
                                        + item.path("id").asString())
                        .json()
                        .path("properties")
                        .path("name"))
                .isEqualTo(told.path("name"));
    }

    @Test
    void onlyKindsThatTheExtractHasAreLayers() {
        var ids = http.get("vard", "/ogc/collections?f=json")
                .json()
                .path("collections")
                .valueStream()
                .map(collection -> collection.path("id").asString())
                .toList();
        assertThat(ids).contains("background", "places", "places-station", "places-stop");
        assertThat(ids).doesNotContain("places-port");
        assertThat(http.get("planerare", "/ogc/collections/places-port").status())
                .isEqualTo(404);
        assertThat(http.get("rapportor", "/ogc/collections/background").status())
                .isIn(403, 404);
    }

    @Test
    void pagesHoldEachPlaceOnce() {
        var ids = new ArrayList<String>();
        var path = "/ogc/collections/background/items?limit=20";
        while (path != null) {
            var page = http.get("planerare", path).json();
            page.path("features").forEach(feature -> ids.add(feature.path("id").asString()));
            path = page.path("links")
                    .valueStream()
                    .filter(link -> link.path("rel").asString().equals("next"))
                    .map(link -> java.net.URI.create(link.path("href").asString()))
                    .map(uri -> uri.getRawPath() + "?" + uri.getRawQuery())
                    .findFirst()
                    .orElse(null);
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize((int) count("background", ""));
    }

    @Test
    void tilesHoldBuildingsWhereOneCanSeeThem() throws IOException {
        assertThat(features("background", tile("background", 16)))
                .anyMatch(feature -> "building".equals(feature.values().get("kind")))
                .allMatch(feature -> feature.type() != VectorTile.Tile.GeomType.POINT);
        assertThat(features("background", tile("background", 14)))
                .anyMatch(feature -> "building".equals(feature.values().get("kind")));
        assertThat(features("background", tile("background", 13)))
                .noneMatch(feature -> "building".equals(feature.values().get("kind")));
    }

    @Test
    void whatIsSmallerThanAPixelIsLeftOut() throws IOException {
        int seen = Integer.MAX_VALUE;
        for (int z = 13; z >= 8; z--) {
            int now = features("background", tile("background", z)).size();
            assertThat(now).as("level " + z).isLessThanOrEqualTo(seen);
            seen = now;
        }
        assertThat(seen).as("a pixel of level 8 is 345 m wide here").isZero();
    }

    @Test
    void placesAreSignsFromTheLevelOfTheirKind() throws IOException {
        long lamps = features("places-lamp", tile("places-lamp", 16)).size();
        assertThat(lamps).isBetween(1L, 10L);
        assertThat(features("places-lamp", tile("places-lamp", 15))).isEmpty();
        assertThat(features("places-station", tile("places-station", 15)))
                .anyMatch(feature -> feature.type() == VectorTile.Tile.GeomType.POINT)
                .allMatch(feature -> feature.values().get("kind").equals("STATION"));
    }

    @ParameterizedTest
    @CsvSource({"10", "11", "12"})
    void theLocalGridHasTheSame(int z) throws IOException {
        var limits = http.get("planerare", "/ogc/collections/background/tiles/LocalMetricQuad?f=json")
                .json()
                .path("tileMatrixSetLimits")
                .path(z);
        int found = 0;
        for (int row = limits.path("minTileRow").asInt();
                row <= limits.path("maxTileRow").asInt();
                row++) {
            for (int column = limits.path("minTileCol").asInt();
                    column <= limits.path("maxTileCol").asInt();
                    column++) {
                found += features(
                                "background",
                                "/ogc/collections/background/tiles/LocalMetricQuad/%d/%d/%d".formatted(z, row, column))
                        .size();
            }
        }
        assertThat(found).isGreaterThan(53);
    }

    @Test
    void aTileIsNotSentTwice() {
        var first = http.get("planerare", tile("background", 16));
        var again = http.get(
                "planerare",
                tile("background", 16),
                "If-None-Match",
                first.header("ETag").orElseThrow());
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void theSameExtractAgainChangesNothing() {
        var before = jdbc.sql("select max(id) from places.extract_version")
                .query(Long.class)
                .single();
        var done = streets.replace(Path.of("src/test/areas/lund/network.osm.pbf"), "again", n -> {});
        assertThat(done.leftOut()).isEmpty();
        assertThat(done.pieces()).isGreaterThan(53);
        assertThat(jdbc.sql("select max(id) from places.extract_version")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void aDrawnMapShowsTheGround() throws IOException {
        var box = "13.1845,55.7040,13.1885,55.7070";
        var answer = http.get(
                "planerare",
                "/ogc/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=background,places-station&STYLES=&CRS=CRS:84&BBOX="
                        + box + "&WIDTH=500&HEIGHT=660&FORMAT=image/png");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(pixels(picture, new Color(0xe4e0d9)))
                .as("buildings, in the colour of the style sheet")
                .isGreaterThan(1_000);
        assertThat(pixels(picture, new Color(0x46525e)))
                .as("the station's sign")
                .isPositive();
    }

    private static int pixels(BufferedImage picture, Color colour) {
        int found = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                found += picture.getRGB(x, y) == colour.getRGB() ? 1 : 0;
            }
        }
        return found;
    }

    @Test
    void whatLiesAtAPixelIsAPlaceOfTheKind() {
        var station = http.get("planerare", "/ogc/collections/places-station/items?limit=1")
                .json()
                .path("features")
                .path(0);
        double east = station.path("geometry").path("coordinates").path(0).asDouble();
        double north = station.path("geometry").path("coordinates").path(1).asDouble();
        var found = http.get(
                        "planerare",
                        String.format(
                                java.util.Locale.ROOT,
                                "/ogc/wms?service=WMS&version=1.3.0&request=GetFeatureInfo&layers=background,places-station"
                                        + "&query_layers=places-station&styles=&crs=CRS:84&bbox=%.6f,%.6f,%.6f,%.6f"
                                        + "&width=201&height=201&i=100&j=100&info_format=application/json",
                                east - 0.002,
                                north - 0.001,
                                east + 0.002,
                                north + 0.001))
                .json();
        assertThat(found.path("features").path(0).path("id").asString())
                .isEqualTo("places-station." + station.path("id").asString());
    }
}

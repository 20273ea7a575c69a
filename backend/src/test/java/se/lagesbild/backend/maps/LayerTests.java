package se.lagesbild.backend.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.lagesbild.backend.TrelleborgApp;
import se.lagesbild.gis.formats.Area;

/** Tiles, boundary and places; and that map, list and counts say the same. */
class LayerTests extends TrelleborgApp {
    /** Centre of Trelleborg; row before column, as in the address. */
    private static final String CENTRE_14 = "14/5152/8790";

    @Autowired
    Area area;

    private static int column(double longitude, int z) {
        return (int) Math.floor((longitude + 180) / 360 * (1 << z));
    }

    private static int row(double latitude, int z) {
        double rad = Math.toRadians(latitude);
        return (int) Math.floor((1 - Math.log(Math.tan(rad) + 1 / Math.cos(rad)) / Math.PI) / 2 * (1 << z));
    }

    /** Sum of n over all tiles that cover the municipality and its margin. */
    private long sumOfTiles(String query, int z) {
        var box = area.boundary().getEnvelopeInternal();
        box.expandBy(0.1);
        long sum = 0;
        Set<String> ids = new HashSet<>();
        for (int column = column(box.getMinX(), z); column <= column(box.getMaxX(), z); column++) {
            for (int row = row(box.getMaxY(), z); row <= row(box.getMinY(), z); row++) {
                var tile = http.get(
                        "planerare",
                        "/ogc/collections/observations/tiles/WebMercatorQuad/%d/%d/%d?%s"
                                .formatted(z, row, column, query));
                if (tile.status() == 204) {
                    continue;
                }
                assertThat(tile.status()).as(tile.text()).isEqualTo(200);
                for (var point : MapTile.points(tile.body())) {
                    if (z < 14) {
                        sum += ((Number) point.properties().get("n")).longValue();
                    } else if (point.inside()) {
                        ids.add((String) point.properties().get("id"));
                        sum++;
                    }
                }
            }
        }
        if (z >= 14) {
            assertThat(ids).as("each observation once").hasSize((int) sum);
        }
        return sum;
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "datetime=2026-10-26/2026-11-22",
                "setting=PORT",
                "category=MIL-KLOT,OFF-BERU",
                "source=WARDEN&datetime=2026-06-01/..",
                "setting=TRAFFIC&source=PUBLIC"
            })
    void pointsOfAllTilesAreTheRowsOfTheListAndTheCount(String query) {
        var counts = http.get("planerare", "/api/observations/counts?" + query).json();
        var list = http.get("planerare", "/api/observations?limit=1&" + query).json();
        long placed = counts.path("placed").asLong();
        assertThat(placed).as("the demonstration has some of these").isPositive();
        assertThat(list.path("numberMatched").asLong())
                .isEqualTo(counts.path("total").asLong());
        assertThat(sumOfTiles(query, 11)).as("clusters").isEqualTo(placed);
        assertThat(sumOfTiles(query, 13)).as("clusters, one level above points").isEqualTo(placed);
        assertThat(sumOfTiles(query, 14)).as("points").isEqualTo(placed);
    }

    @Test
    void aTileSaysWhatItIsAndIsNotSentTwice() {
        var path =
                "/ogc/collections/observations/tiles/WebMercatorQuad/12/" + row(55.376, 12) + "/" + column(13.157, 12);
        var tile = http.get("planerare", path);
        assertThat(tile.status()).isEqualTo(200);
        assertThat(tile.header("Content-Type")).contains("application/vnd.mapbox-vector-tile");
        assertThat(tile.header("Cache-Control").orElse("")).contains("private");
        var again =
                http.get("planerare", path, "If-None-Match", tile.header("ETag").orElseThrow());
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void generatedPointsAreMarkedInTheTile() {
        var tile = http.get(
                "planerare",
                "/ogc/collections/observations/tiles/WebMercatorQuad/15/%d/%d?source=PUBLIC"
                        .formatted(row(55.376, 15), column(13.157, 15)));
        assertThat(MapTile.points(tile.body()))
                .isNotEmpty()
                .allSatisfy(
                        point -> assertThat(point.properties().get("example")).isEqualTo(true));
    }

    @Test
    void anEmptyTileHasNoContent() {
        assertThat(http.get("planerare", "/ogc/collections/observations/tiles/WebMercatorQuad/14/0/0")
                        .status())
                .isEqualTo(204);
        assertThat(http.get("planerare", "/ogc/collections/streets/tiles/WebMercatorQuad/" + CENTRE_14)
                        .status())
                .as("no street network is loaded here")
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "/ogc/collections/observations/tiles/WebMercatorQuad/3/8/0, 400, no-such-tile",
        "/ogc/collections/observations/tiles/WebMercatorQuad/99/0/0, 400, no-such-tile",
        "/ogc/collections/observations/tiles/WebMercatorQuad/a/0/0, 400, bad-query",
        "/ogc/collections/observations/tiles/Mars/3/0/0, 404, not-found",
        "/ogc/collections/mars/tiles/WebMercatorQuad/3/0/0, 404, not-found",
        "/ogc/collections/boundary/tiles/WebMercatorQuad/3/0/0, 404, not-found"
    })
    void namesAnAddressThatDoesNotExist(String path, int status, String code) {
        var answer = http.get("planerare", path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
    }

    @Test
    void theBoundaryHoldsTheCentreAndThePortIsMarkedAsAnExample() {
        var features =
                http.get("planerare", "/ogc/collections/boundary/items").json().path("features");
        assertThat(features.size()).isEqualTo(2);
        assertThat(features.path(0).path("properties").path("kind").asString()).isEqualTo("boundary");
        var zone = features.path(1).path("properties");
        assertThat(zone.path("setting").asString()).isEqualTo("PORT");
        assertThat(zone.path("example").asBoolean()).isTrue();
    }

    @Test
    void inventedPlacesSaySoByNameAndMark() {
        var features = http.get("polis", "/ogc/collections/places/items").json().path("features");
        assertThat(features.size()).isGreaterThan(5);
        features.forEach(f -> {
            assertThat(f.path("properties").path("example").asBoolean()).isTrue();
            assertThat(f.path("properties").path("name").asString()).endsWith("(exempel)");
        });
    }

    @Test
    void aWardensTilesHoldTheirOwnOnly() {
        var tile = http.get(
                "vard",
                "/ogc/collections/observations/tiles/WebMercatorQuad/12/" + row(55.376, 12) + "/" + column(13.157, 12)
                        + "?datetime=2025-11-23/2026-11-22");
        assertThat(tile.status())
                .as("the generated year has no reporter, so none of it is this warden's")
                .isEqualTo(204);
    }
}

package se.lagesbild.backend.hotspots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.Http;
import se.lagesbild.backend.TrelleborgApp;
import se.lagesbild.gis.formats.MvtReader;
import tools.jackson.databind.JsonNode;

/** Density over HTTP. Uses 2017, in the north of the municipality. */
class DensityTests extends TrelleborgApp {
    private static final String MAY = "datetime=2017-05-01/2017-05-28";
    private static final String JUNE = "datetime=2017-06-05/2017-06-18";
    private static final double ONE = 3 / (Math.PI * 0.0225); // of one report where it lies, h = 150 m, per km2

    private static final String WMS =
            "/ogc/wms?service=WMS&version=1.3.0&styles=&format=image/png&transparent=true&crs=CRS:84"
                    + "&bbox=13.24,55.435,13.26,55.445&width=201&height=201&request=";
    private static final String WFS = "/ogc/wfs?service=WFS&version=2.0.0&request=";

    private static boolean made;

    @Autowired
    JdbcClient jdbc;

    private Http.Answer put(double longitude, double latitude, String category, String at, String kind) {
        var answer = http.put("planerare", "/api/observations/" + UUID.randomUUID(), """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, %s]},
                 "properties": {"category": "%s", "occurredAt": "%s", "positionKind": "%s"}}""".formatted(
                        longitude, latitude, category, at, kind));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    @BeforeEach
    void reports() {
        if (made) {
            return;
        }
        made = true;
        await().until(() -> http.get("planerare", "/api/density?" + MAY).status() == 200);
        for (int i = 0; i < 20; i++) {
            put(13.25, 55.44, "MIL-KLOT", "2017-05-%02dT22:10:00+02:00".formatted(1 + i), "GPS");
        }
        for (int i = 0; i < 3; i++) {
            put(13.26, 55.44, "MIL-KLOT", "2017-05-10T12:00:00+02:00", "GPS");
            put(13.27, 55.44, "OFF-VALD", "2017-05-10T12:00:00+02:00", "GPS"); // protected
            put(13.25, 55.44, "OFF-LUGN", "2017-05-10T12:00:00+02:00", "GPS"); // quiet: never counted
        }
        put(13.28, 55.44, "MIL-KLOT", "2017-05-10T12:00:00+02:00", "AROUND"); // 200 m
        put(13.25, 55.44, "MIL-KLOT", "2017-05-10T12:00:00+02:00", "AREA");
        for (int i = 0; i < 40; i++) {
            put(13.25, 55.44, "TRA-BUS", "2017-06-10T%02d:10:00+02:00".formatted(i / 2), "GPS");
        }
    }

    private JsonNode density(String account, String query) {
        var answer = http.get(account, "/api/density?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void saysHowManyPerSquareKilometreAndWeek() {
        var may = density("planerare", MAY);
        assertThat(may.path("bandwidth").asInt()).isEqualTo(150);
        assertThat(may.path("cellMetres").asInt()).isEqualTo(30);
        assertThat(may.path("basis").path("counted").asInt()).isEqualTo(26);
        assertThat(may.path("basis").path("withoutPosition").asInt()).isEqualTo(1);
        assertThat(may.path("basis").path("inaccurate").asInt()).isEqualTo(1);
        var densest = may.path("squares").path(0);
        // in four weeks; the middle of the square is at most 21 m from the point, where the kernel is 4 % lower
        assertThat(densest.path("perWeek").asDouble()).isBetween(20 * ONE / 4 * 0.95, 20 * ONE / 4);
        assertThat(densest.path("n").asInt()).isEqualTo(20);
        assertThat(densest.path("level").asInt()).isEqualTo(5);
        assertThat(densest.path("name").asString()).isNotBlank();
        assertThat(densest.path("centre").path(0).asDouble()).isCloseTo(13.25, within(0.0005));
        // 200 m is vaguer than 150 m, but not than 400 m
        var wide = density("planerare", MAY + "&bandwidth=400");
        assertThat(wide.path("basis").path("counted").asInt()).isEqualTo(27);
        assertThat(wide.path("cellMetres").asInt()).isEqualTo(80);
    }

    @Test
    void twoPeriodsHaveTheSameClasses() {
        var may = density("planerare", MAY);
        var june = density("planerare", JUNE);
        var both = density("planerare", MAY + "&" + JUNE.replace("datetime", "compare"));
        // 40 in two weeks are four times 20 in four: another scale, unless they are compared
        assertThat(june.path("breaks")).isNotEqualTo(may.path("breaks"));
        assertThat(both.path("breaks")).isEqualTo(june.path("breaks"));
        assertThat(both.path("compared").path("counted").asInt()).isEqualTo(40);
        assertThat(both.path("squares").path(0).path("level").asInt()).isLessThan(5);
    }

    @Test
    void aFilterIsTheFilterOfEverything() {
        assertThat(density("planerare", MAY + "&category=TRA-BUS").path("squares"))
                .isEmpty();
        assertThat(density("planerare", MAY + "&category=OFF-VALD")
                        .path("basis")
                        .path("counted")
                        .asInt())
                .isEqualTo(3);
        // 1 May 2017 was a Monday: the Mondays among the first twenty days are the 1st, 8th and 15th
        assertThat(density("planerare", MAY + "&hours=1:22")
                        .path("basis")
                        .path("counted")
                        .asInt())
                .isEqualTo(3);
        // a box is looked at, not counted in
        assertThat(density("planerare", MAY + "&bbox=13.2,55.4,13.255,55.5")).isEqualTo(density("planerare", MAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"polis", "vard", "rapportor", "namnd"})
    void nobodyElseKnowsOfIt(String account) {
        assertThat(http.get(account, "/api/density").status()).isEqualTo(403);
        for (var path : List.of("", "/items", "/items/150_1_1", "/tiles", "/tiles/WebMercatorQuad/14/5126/8795")) {
            assertThat(http.get(account, "/ogc/collections/density" + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(http.get(account, "/ogc/collections").text()).doesNotContain("density");
        for (var wms : List.of("GetMap&layers=density", "GetFeatureInfo&layers=density&query_layers=density&i=1&j=1")) {
            assertThat(http.get(account, WMS + wms).text()).containsAnyOf("LayerNotDefined", "no-right");
        }
        assertThat(http.get(account, WFS + "GetFeature&typeNames=lb:density").text())
                .containsAnyOf("ows:Exception", "no-right");
        var paper = http.post(
                account,
                "/api/map-prints",
                "{\"bbox\": [13.24, 55.435, 13.26, 55.445], \"layers\": [{\"id\": \"density\"}]}");
        assertThat(paper.status()).isIn(403, 422);
        assertThat(paper.status() == 403 || "no-such-layer".equals(paper.fault("/layers/0/id")))
                .isTrue();
        assertThat(http.get(account, "/api/layers/density/export").status()).isIn(403, 404);
    }

    @Test
    void theLogTellsTheQuestion() {
        var year = "datetime=2017-10-01/2017-10-28";
        var more = "&bandwidth=250&breaks=1,2,5,10,20";
        density("planerare", year + more + "&compare=2017-11-01/2017-11-28");
        http.get("planerare", "/ogc/collections/density/items?" + year + more);
        for (var breaks : List.of("1,2,5,10,20", "1,2,5,10,20", "2,5,10,20,50")) {
            http.get(
                    "planerare",
                    "/ogc/collections/density/tiles/WebMercatorQuad/14/5126/8795?" + year + "&bandwidth=250&breaks="
                            + breaks);
        }
        var period = "datetime=2017-09-30T22:00:00Z/2017-10-28T22:00:00Z";
        var asked = "&bandwidth=250&breaks=1,2,5,10,20";
        assertThat(jdbc.sql("select what || ' ' || filter from access.read_log where filter like :period order by id")
                        .param("period", period + "%")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "density " + period + asked + "&compare=2017-10-31T23:00:00Z/2017-11-28T23:00:00Z",
                        "items/density " + period + asked,
                        "tiles/density " + period + asked,
                        "tiles/density " + period + "&bandwidth=250&breaks=2,5,10,20,50");
    }

    @Test
    void whatLiesAtAPixelIsTheSquareThere() {
        var info = http.get(
                        "planerare",
                        WMS
                                + "GetFeatureInfo&layers=density&query_layers=density&i=100&j=100&info_format=application/json"
                                + "&time=2017-05-01/2017-05-28&bandwidth=250")
                .json()
                .path("features");
        assertThat(info).isNotEmpty();
        assertThat(info.path(0).path("properties").path("metres").asInt()).isEqualTo(50);
        assertThat(info.path(0).path("properties").path("count").asInt()).isEqualTo(20);
    }

    @Test
    void aBoxHoldsTheSquaresThatTouchIt() {
        var all = "/ogc/collections/density/items?limit=10000&" + MAY;
        var box = http.get("planerare", all + "&bbox=13.2595,55.4395,13.2605,55.4405")
                .json();
        assertThat(box.path("features")).isNotEmpty().allSatisfy(row -> {
            double east = row.path("geometry")
                    .path("coordinates")
                    .path(0)
                    .path(0)
                    .path(0)
                    .asDouble();
            assertThat(east).isBetween(13.2585, 13.2615);
        });
        assertThat(box.path("numberMatched").asInt())
                .isLessThan(
                        http.get("planerare", all).json().path("numberMatched").asInt());
    }

    @ParameterizedTest
    @CsvSource({"bandwidth=200, bandwidth", "breaks=1, breaks", "'breaks=1,2,3,4,5', breaks", "'breaks=a,b', breaks"})
    void saysWhichValueCannotBeUsed(String query, String pointer) {
        var answer = http.get("planerare", "/api/density?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fault(pointer)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 12, 14, 17})
    void tilesHoldSquaresWithTheirClass(int z) {
        // the tile with 13.25 east, 55.44 north
        double n = 1 << z;
        int x = (int) Math.floor((13.25 + 180) / 360 * n);
        double sine = Math.sin(Math.toRadians(55.44));
        int y = (int) Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * n);
        var path = "/ogc/collections/density/tiles/WebMercatorQuad/%d/%d/%d?%s".formatted(z, y, x, MAY);
        var tile = http.get("planerare", path + "&breaks=10,20,50,100,200");
        assertThat(tile.status()).as(tile.text()).isEqualTo(200);
        var layer = MvtReader.read(tile.body()).get(0);
        assertThat(layer.name()).isEqualTo("density");
        assertThat(layer.features()).isNotEmpty().allSatisfy(feature -> {
            assertThat(feature.kind()).isEqualTo(MvtReader.Kind.POLYGON);
            assertThat(((Number) feature.values().get("class")).intValue()).isBetween(1, 5);
            assertThat(((Number) feature.values().get("perWeek")).doubleValue()).isGreaterThanOrEqualTo(10);
        });
        var tag = tile.header("ETag").orElseThrow();
        assertThat(http.get("planerare", path + "&breaks=10,20,50,100,200", "If-None-Match", tag)
                        .status())
                .isEqualTo(304);
        assertThat(http.get("planerare", path + "&breaks=20,50,100,200,500", "If-None-Match", tag)
                        .status())
                .as("other classes, another tile")
                .isEqualTo(200);
    }

    @Test
    void aNewReportIsInTheNextTile() {
        var path = "/ogc/collections/density/tiles/LocalMetricQuad/8/%s?datetime=2017-09-01/2017-09-28"
                .formatted(localTile());
        for (int i = 1; i <= 3; i++) {
            put(13.25, 55.44, "MIL-KLOT", "2017-09-0%dT22:10:00+02:00".formatted(i), "GPS");
            var features =
                    MvtReader.read(http.get("planerare", path).body()).get(0).features();
            double most = features.stream()
                    .mapToDouble(f -> ((Number) f.values().get("perWeek")).doubleValue())
                    .max()
                    .orElseThrow();
            assertThat(most).isBetween(i * ONE / 4 * 0.95, i * ONE / 4 * 1.001);
        }
    }

    /** The tile of 4,096 m in the area's own grid that holds 13.25 east, 55.44 north. */
    private String localTile() {
        var at = se.lagesbild.gis.geo.Crs.of("EPSG:3008").from(se.lagesbild.gis.geo.Crs.WGS_84, 13.25, 55.44);
        return (int) Math.floor((6_700_000 - at.getY()) / 4096) + "/" + (int) Math.floor((at.getX() + 350_000) / 4096);
    }

    @Test
    void mapAndPaperShowIt() {
        var map = http.get(
                "planerare",
                "/ogc/wms?service=WMS&version=1.3.0&request=GetMap&layers=density&styles=&crs=CRS:84"
                        + "&bbox=13.24,55.435,13.26,55.445&width=200&height=180&format=image/png&transparent=true"
                        + "&time=2017-05-01/2017-05-28&bandwidth=250");
        assertThat(map.status()).isEqualTo(200);
        assertThat(map.header("Content-Type")).contains("image/png");
        var empty = http.get(
                "planerare",
                "/ogc/wms?service=WMS&version=1.3.0&request=GetMap&layers=density&styles=&crs=CRS:84"
                        + "&bbox=13.24,55.435,13.26,55.445&width=200&height=180&format=image/png&transparent=true"
                        + "&time=2017-12-01/2017-12-28&bandwidth=250");
        assertThat(map.body().length).as("something is drawn").isGreaterThan(empty.body().length);
        var paper = http.post("planerare", "/api/map-prints", """
                {"paper": "A4", "orientation": "landscape", "bbox": [13.24, 55.435, 13.26, 55.445],
                 "layers": [{"id": "density", "bandwidth": "250", "breaks": "1,2,5,10,20"}], "filter": "%s", "f": "pdf"}""".formatted(MAY));
        assertThat(paper.status()).as(paper.text()).isEqualTo(200);
    }
}

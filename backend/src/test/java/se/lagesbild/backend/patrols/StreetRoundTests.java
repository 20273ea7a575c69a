package se.lagesbild.backend.patrols;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.OsloApp;
import se.lagesbild.backend.maps.LayerFilter;

/** Rounds along real streets, in another area with another coordinate system. */
class StreetRoundTests extends OsloApp {
    @Autowired
    JdbcClient jdbc;

    private static final String EVENING =
            "\"shifts\": [{\"start\": \"2026-11-27T18:00:00+01:00\", \"end\": \"2026-11-27T21:00:00+01:00\"}]";

    @Test
    void theRoundFollowsTheStreets() {
        var answer = http.post("planerare", "/api/rounds/plan", "{" + EVENING + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var plan = answer.json();
        assertThat(plan.path("alongStreets").asBoolean()).isTrue();
        assertThat(plan.path("attribution").asString()).isEqualTo("© OpenStreetMap contributors");
        var round = plan.path("rounds").path(0);
        assertThat(round.path("stops").size()).isGreaterThanOrEqualTo(3);
        assertThat(round.path("geometry").path("coordinates").size())
                .as("a line along streets bends often")
                .isGreaterThan(30);

        // each point of the way lies on a street
        var way = round.path("geometry").toString();
        double farthest = jdbc.sql("""
                        select max(d) from (
                          select (select min(ST_Distance(s.geom, p.geom)) from places.street_segment s
                                  where s.geom && ST_Expand(p.geom, 60)) as d
                          from (select (ST_DumpPoints(ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(:way), 4326), 25832))).geom) p
                        ) t
                        """).param("way", way).query(Double.class).single();
        assertThat(farthest).as("metres from the nearest street").isLessThan(0.5);
        double length = jdbc.sql("select ST_Length(ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(:way), 4326), 25832))")
                .param("way", way)
                .query(Double.class)
                .single();
        assertThat(round.path("walkedMetres").asDouble()).isBetween(length - 5, length + 5);
        assertThat(round.path("streetMetres").asDouble())
                .as("a stretch walked twice is one stretch of street")
                .isPositive()
                .isLessThanOrEqualTo(length + 5);
    }

    /** Oslo S, the Opera, and a point in the fjord that no street reaches. */
    @Test
    void theMatrixOfAHandedOutRoundFollowsTheStreets() {
        var stop = """
                {"stop": "%1$s", "place": "%1$s", "name": "%1$s", "point": [%2$s], "arrive": "2026-11-27T18:%3$s:00+01:00",
                 "leave": "2026-11-27T18:%3$s:30+01:00", "dwellMinutes": 10}""";
        var body = """
                {"name": "Bjørvika", "date": "2026-11-27", "start": "2026-11-27T18:00:00+01:00",
                 "end": "2026-11-27T20:00:00+01:00", "pair": "Par 1", "alongStreets": true, "stops": [%s, %s, %s]}""".formatted(
                        stop.formatted("s", "10.7505, 59.9109", "10"),
                        stop.formatted("opera", "10.7531, 59.9075", "20"),
                        stop.formatted("fjord", "10.7300, 59.8700", "30"));
        var answer = http.put("planerare", "/api/rounds/" + java.util.UUID.randomUUID(), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var matrix = answer.json().path("matrix");
        // 406 m as the crow flies over tracks and water; on foot there is no straight way
        assertThat(matrix.path(0).path(1).asInt()).isGreaterThan(450).isLessThan(2_000);
        assertThat(matrix.path(0).path(1).asInt()).isNotEqualTo(Math.round(406 * 1.3f));
        // 4.69 km as the crow flies, times 1.3
        assertThat(matrix.path(0).path(2).asInt()).isBetween(5_900, 6_300);
        assertThat(matrix.path(2).path(0).asInt())
                .isEqualTo(matrix.path(0).path(2).asInt());
    }

    @Test
    void aPlaceFarFromAnyStreetIsRefusedByName() {
        var answer = http.post(
                "planerare",
                "/api/rounds/plan",
                "{" + EVENING + ", \"places\": ["
                        + "{\"name\": \"På fjorden\", \"point\": [10.7300, 59.8700], \"prize\": 5},"
                        + "{\"name\": \"I stan\", \"point\": [10.7461, 59.9127], \"prize\": 5}]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var left = answer.json().path("leftOut");
        assertThat(left.size()).isEqualTo(1);
        assertThat(left.path(0).path("name").asString()).isEqualTo("På fjorden");
        assertThat(left.path(0).path("code").asString()).isEqualTo("NO_STREET_NEAR");
    }

    @Test
    void aStartFarFromAnyStreetIsAProblemInPlainWords() {
        var answer = http.post(
                "planerare",
                "/api/rounds/plan",
                "{\"shifts\": [{\"start\": \"2026-11-27T18:00:00+01:00\", \"end\": \"2026-11-27T21:00:00+01:00\", \"startPoint\": [10.7300, 59.8700]}]}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("startplatsen ligger mer än 100 m från närmaste gata");
    }

    @Test
    void hotSpotsAreNamedAfterTheirStreets() {
        var features = http.get("planerare", "/api/hotspots").json().path("features");
        assertThat(features.size()).isGreaterThanOrEqualTo(3);
        assertThat(features.path(0).path("properties").path("streets").size()).isPositive();
        assertThat(features.path(0).path("properties").path("name").asString())
                .startsWith(features.path(0)
                        .path("properties")
                        .path("streets")
                        .path(0)
                        .asString());
    }

    @Test
    void streetsComeAsTilesAndTheAreaSaysWhatIsLoaded() {
        var area = http.anonymous("/api/area").json();
        assertThat(area.path("network").path("loaded").asBoolean()).isTrue();
        assertThat(area.path("network").path("segments").asInt()).isGreaterThan(15_000);
        assertThat(area.path("analysisCrs").asString()).isEqualTo("EPSG:25832");
        // tile of Oslo S at level 15
        var tile = http.get("polis", "/ogc/collections/streets/tiles/WebMercatorQuad/15/9531/17362");
        assertThat(tile.status()).isEqualTo(200);
        assertThat(tile.body().length).isGreaterThan(1_000);
        assertThat(LayerFilter.ALL.canonical()).isEqualTo("datetime=../..");
    }
}

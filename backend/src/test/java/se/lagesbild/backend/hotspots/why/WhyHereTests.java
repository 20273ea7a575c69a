package se.lagesbild.backend.hotspots.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.LundApp;
import tools.jackson.databind.JsonNode;

/** What the extract of Lund has at a place, checked against the tables themselves. Uses 2004. */
class WhyHereTests extends LundApp {
    /** About 63 m by 56 m at the station. */
    private static final String STATION =
            "{\"type\":\"Polygon\",\"coordinates\":[[[13.1865,55.7055],[13.1875,55.7055],[13.1875,55.7060],[13.1865,55.7060],[13.1865,55.7055]]]}";

    private static final String PLACE = """
            with place as (select ST_Transform(ST_GeomFromGeoJSON('%s'), (select Find_SRID('places', 'mapped_place', 'geom'))) as geom)
            """.formatted(STATION);

    private static boolean made;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void reports() {
        if (!made) {
            made = true;
            for (int i = 0; i < 12; i++) {
                var answer = http.put("planerare", "/api/observations/" + UUID.randomUUID(), """
                        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [13.1870, 55.7057]},
                         "properties": {"category": "HOU-ROBB", "occurredAt": "2004-06-%02dT22:10:00+02:00", "positionKind": "GPS"}}""".formatted(i + 1));
                assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            }
        }
    }

    private JsonNode why(String account, String geometry) {
        var answer = http.post(account, "/api/hotspots/why", "{\"geometry\":" + geometry + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static Map<String, JsonNode> factors(JsonNode table) {
        var byKind = new HashMap<String, JsonNode>();
        table.path("factors").forEach(factor -> byKind.put(factor.path("kind").asString(), factor));
        return byKind;
    }

    private <T> T one(Class<T> type, String sql) {
        return jdbc.sql(sql).query(type).single();
    }

    @Test
    void countsAndDistancesAreThoseOfTheTable() {
        var table = why("planerare", STATION);
        int counted = 0;
        for (var entry : factors(table).entrySet()) {
            var kind = entry.getKey();
            var factor = entry.getValue();
            long there = one(Long.class, "select count(*) from places.mapped_place where kind = '" + kind + "'");
            assertThat(factor.path("loaded").asBoolean()).as(kind).isEqualTo(there > 0);
            if (there == 0) {
                assertThat(factor.path("near").isNull()).as(kind).isTrue();
                assertThat(factor.path("nearest").isNull()).as(kind).isTrue();
                continue;
            }
            counted++;
            assertThat(factor.path("near").asInt())
                    .as(kind)
                    .isEqualTo(one(
                            Integer.class,
                            PLACE
                                    + "select count(*) from places.mapped_place p, place where ST_Distance(p.spot, place.geom) <= 100 and p.kind = '"
                                    + kind + "'"));
            assertThat(factor.path("inside").asInt())
                    .as(kind)
                    .isEqualTo(one(
                            Integer.class,
                            PLACE
                                    + "select count(*) from places.mapped_place p, place where ST_Intersects(p.spot, place.geom) and p.kind = '"
                                    + kind + "'"));
            assertThat(factor.path("nearest").path("metres").asLong())
                    .as(kind)
                    .isEqualTo(Math.round(one(
                            Double.class,
                            PLACE
                                    + "select min(ST_Distance(p.geom, place.geom)) from places.mapped_place p, place where p.kind = '"
                                    + kind + "'")));
        }
        assertThat(counted).as("kinds in the extract").isGreaterThan(3);
        assertThat(factors(table).get("PORT").path("loaded").asBoolean())
                .as("Lund has no port")
                .isFalse();
        assertThat(table.path("source").path("name").asString()).isEqualTo("OpenStreetMap");
        assertThat(table.path("source").path("asOf").asString()).startsWith("2023-");
        double near = one(Double.class, PLACE + "select ST_Area(ST_Buffer(place.geom, 100, 64)) / 10000 from place");
        assertThat(table.path("nearHectares").asDouble()).isCloseTo(near, within(0.02));
    }

    @Test
    void theTownIsTheSquaresWithReportsAndTheirNeighbours() {
        var table = why("planerare", STATION);
        // the file holds a few blocks around the station, the reports are from all over town
        var region = """
                covered as (
                  select least(s.west, p.west) as west, least(s.south, p.south) as south,
                         greatest(s.east, p.east) as east, greatest(s.north, p.north) as north
                  from (select min(ST_XMin(geom)) as west, min(ST_YMin(geom)) as south,
                               max(ST_XMax(geom)) as east, max(ST_YMax(geom)) as north from places.street_segment) s,
                       (select min(ST_X(spot)) as west, min(ST_Y(spot)) as south,
                               max(ST_X(spot)) as east, max(ST_Y(spot)) as north from places.mapped_place) p
                ),
                region as (
                  select distinct c, r
                  from (
                    select floor(ST_X(o.geom) / 100) + dx as c, floor(ST_Y(o.geom) / 100) + dy as r
                    from observations.observation o, generate_series(-1, 1) dx, generate_series(-1, 1) dy
                    where o.geom is not null
                  ) cell, covered
                  where c * 100 + 50 between covered.west and covered.east and r * 100 + 50 between covered.south and covered.north
                )""";
        assertThat(table.path("town").path("squares").asInt())
                .isEqualTo(one(Integer.class, "with " + region + " select count(*) from region"));
        // the zone of 100 m may reach past the squares: what lies there belongs to the town too
        var stops = factors(table).get("STOP");
        int town = one(Integer.class, PLACE.strip() + ", " + region + """
                 select count(*) from places.mapped_place p, place
                where p.kind = 'STOP'
                  and (ST_Distance(p.spot, place.geom) <= 100
                       or exists (select 1 from region where c = floor(ST_X(p.spot) / 100) and r = floor(ST_Y(p.spot) / 100)))""");
        assertThat(stops.path("town").asInt()).isEqualTo(town).isPositive();
        assertThat(stops.path("townPerHectare").asDouble())
                .isCloseTo(town / table.path("town").path("hectares").asDouble(), within(0.001));
        assertThat(stops.path("ratio").asDouble())
                .isCloseTo(
                        stops.path("near").asInt()
                                / table.path("nearHectares").asDouble()
                                / (town / table.path("town").path("hectares").asDouble()),
                        within(0.02));
    }

    @Test
    void aRankedPlaceIsAskedForByItsId() {
        var period = "datetime=2004-06-01/2004-06-30";
        var spot = http.get("planerare", "/api/hotspots?" + period)
                .json()
                .path("features")
                .path(0);
        var id = spot.path("properties").path("id").asString();
        var answer = http.get("planerare", "/api/hotspots/why?" + period + "&id=" + id);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("hectares").asDouble()).isEqualTo(1.0);
        var drawn = why("planerare", spot.path("geometry").toString());
        for (var factor : factors(answer.json()).entrySet()) {
            assertThat(factors(drawn).get(factor.getKey()).path("near"))
                    .isEqualTo(factor.getValue().path("near"));
        }
        var row = jdbc.sql("select filter from access.read_log where what = 'hotspots/why' order by id desc limit 2")
                .query(String.class)
                .list();
        assertThat(row).contains("id=" + id).anyMatch(filter -> filter.contains("corners="));
        assertThat(http.get("planerare", "/api/hotspots/why?" + period + "&id=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /geometry | missing",
                "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [13.18, 55.7]}} | /geometry | not-a-polygon",
                "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[13.1, 55.6], [13.3, 55.6], [13.3, 55.8], [13.1, 55.8], [13.1, 55.6]]]}} | /geometry | area-too-large"
            })
    void saysWhatCannotBeUsed(String body, String pointer, String code) {
        var answer = http.post("planerare", "/api/hotspots/why", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.fault(pointer)).as(answer.text()).isEqualTo(code);
    }

    @Test
    void isForPlannersAndPolice() {
        assertThat(why("polis", STATION).path("factors").size()).isPositive();
        for (var account : new String[] {"vard", "rapportor", "namnd", "admin", "dso"}) {
            assertThat(http.post(account, "/api/hotspots/why", "{\"geometry\":" + STATION + "}")
                            .status())
                    .as(account)
                    .isEqualTo(403);
        }
    }
}

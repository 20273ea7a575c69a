package se.lagesbild.backend.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.Http;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;

/** OGC API Features part 3 (19-079r2) and CQL2 (21-065r2): each filter is compared with what plain SQL counts. */
class OgcFilterTests extends TrelleborgApp {
    private static final String ITEMS = "/ogc/collections/observations/items?limit=1&filter=";

    @Autowired
    JdbcClient jdbc;

    private long matched(String filter) {
        var answer = http.get("planerare", ITEMS + Http.encoded(filter));
        assertThat(answer.status()).as(filter + " " + answer.text()).isEqualTo(200);
        return answer.json().path("numberMatched").asLong();
    }

    private long counted(String where) {
        return jdbc.sql("""
                        select count(*) from observations.observation o
                        join observations.category c on c.code = o.category_code
                        where o.status not in ('ERASED', 'DUPLICATE') and (""" + where + ")").query(Long.class).single();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // basic-cql2
                "setting = 'PORT' | o.setting = 'PORT'",
                "setting <> 'PORT' | o.setting <> 'PORT'",
                "weight >= 3 AND NOT setting = 'TRAFFIC' | c.planning_weight >= 3 and o.setting <> 'TRAFFIC'",
                "weight < 2 OR weight > 4 | c.planning_weight < 2 or c.planning_weight > 4",
                "(weight <= 1) | c.planning_weight <= 1",
                "example = TRUE | o.example",
                "NOT (example = FALSE OR weight = 0) | o.example and c.planning_weight <> 0",
                "note IS NULL | o.note is null",
                "note IS NOT NULL | o.note is not null",
                "TRUE | true",
                "FALSE OR setting = 'PORT' | o.setting = 'PORT'",
                "\"setting\" = 'PORT' | o.setting = 'PORT'",
                "occurredAt >= TIMESTAMP('2026-06-01T00:00:00Z') | o.occurred_at >= '2026-06-01T00:00:00Z'",
                "occurredAt = DATE('2026-06-12') | o.occurred_at >= '2026-06-11T22:00:00Z' and o.occurred_at < '2026-06-12T22:00:00Z'",
                "occurredAt > DATE('2026-06-12') | o.occurred_at >= '2026-06-12T22:00:00Z'",
                "occurredAt <= DATE('2026-06-12') | o.occurred_at < '2026-06-12T22:00:00Z'",
                "occurredAt < DATE('2026-06-12') | o.occurred_at < '2026-06-11T22:00:00Z'",
                // advanced-comparison-operators
                "category LIKE 'MIL-%' | o.category_code like 'MIL-%'",
                "category NOT LIKE 'MIL-%' | o.category_code not like 'MIL-%'",
                "category LIKE 'MIL_KL__' | o.category_code like 'MIL_KL__'",
                "weight BETWEEN 2 AND 3 | c.planning_weight between 2 and 3",
                "weight NOT BETWEEN 2 AND 3 | c.planning_weight not between 2 and 3",
                "setting IN ('PORT', 'TRAFFIC') | o.setting in ('PORT', 'TRAFFIC')",
                "setting NOT IN ('PORT', 'TRAFFIC') | o.setting not in ('PORT', 'TRAFFIC')",
                "weight IN (1, 2 + 1) | c.planning_weight in (1, 3)",
                // case-insensitive and accent-insensitive
                "CASEI(setting) = CASEI('port') | o.setting = 'PORT'",
                "CASEI(category) LIKE CASEI('Mil-%') | o.category_code like 'MIL-%'",
                "CASEI(setting) IN (CASEI('Port'), CASEI('traffic')) | o.setting in ('PORT', 'TRAFFIC')",
                "ACCENTI(setting) = ACCENTI('PÖRT') | o.setting = 'PORT'",
                "CASEI(ACCENTI(setting)) = CASEI(ACCENTI('pört')) | o.setting = 'PORT'",
                // property-property and arithmetic
                "receivedAt > occurredAt | o.received_at > o.occurred_at",
                "setting = status | false",
                "weight = hourOfWeek | c.planning_weight = ((extract(isodow from o.occurred_at at time zone 'Europe/Stockholm') - 1) * 24 + extract(hour from o.occurred_at at time zone 'Europe/Stockholm'))",
                "weight * 2 + 1 = 7 | c.planning_weight = 3",
                "weight - -1 = 2 ^ 2 | c.planning_weight = 3",
                "hourOfWeek % 24 >= 20 | extract(hour from o.occurred_at at time zone 'Europe/Stockholm') >= 20",
                "hourOfWeek DIV 24 = 4 | extract(isodow from o.occurred_at at time zone 'Europe/Stockholm') = 5",
                "(weight + 1) * 2 > 6 | c.planning_weight > 2",
                "6 / weight = 2 | c.planning_weight = 3",
                // temporal functions
                "T_AFTER(occurredAt, TIMESTAMP('2026-06-01T00:00:00Z')) | o.occurred_at > '2026-06-01T00:00:00Z'",
                "T_BEFORE(occurredAt, DATE('2026-06-12')) | o.occurred_at < '2026-06-11T22:00:00Z'",
                "T_DURING(occurredAt, INTERVAL('2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z')) | o.occurred_at > '2026-06-01T00:00:00Z' and o.occurred_at < '2026-07-01T00:00:00Z'",
                "T_INTERSECTS(occurredAt, INTERVAL('2026-06-01', '..')) | o.occurred_at >= '2026-05-31T22:00:00Z'",
                "T_DISJOINT(occurredAt, INTERVAL('..', '2026-05-31')) | o.occurred_at >= '2026-05-31T22:00:00Z'",
                "T_EQUALS(occurredAt, occurredAt) | true",
                "T_CONTAINS(INTERVAL('2026-06-01T00:00:00Z', '..'), occurredAt) | o.occurred_at > '2026-06-01T00:00:00Z'",
                "T_MEETS(occurredAt, INTERVAL(occurredAt, receivedAt)) | true",
                "T_STARTS(occurredAt, INTERVAL(occurredAt, '..')) | true",
                "T_FINISHES(occurredAt, INTERVAL('..', occurredAt)) | true",
                "T_OVERLAPS(INTERVAL(occurredAt, receivedAt), INTERVAL('2026-06-01T00:00:00Z', '..')) | o.occurred_at < '2026-06-01T00:00:00Z' and o.received_at > '2026-06-01T00:00:00Z' and o.received_at < 'infinity'",
                // spatial
                "S_INTERSECTS(geometry, BBOX(13.10, 55.35, 13.20, 55.40)) | ST_DWithin(ST_Transform(o.geom, 4326), ST_MakeEnvelope(13.10, 55.35, 13.20, 55.40, 4326), 1e-6)",
                "S_INTERSECTS(geometry, POLYGON((13.10 55.35, 13.20 55.35, 13.20 55.40, 13.10 55.35))) | ST_DWithin(ST_Transform(o.geom, 4326), ST_GeomFromText('POLYGON((13.10 55.35, 13.20 55.35, 13.20 55.40, 13.10 55.35))', 4326), 1e-6)",
                "S_DISJOINT(geometry, POLYGON((13.10 55.35, 13.20 55.35, 13.20 55.40, 13.10 55.35))) | not ST_DWithin(ST_Transform(o.geom, 4326), ST_GeomFromText('POLYGON((13.10 55.35, 13.20 55.35, 13.20 55.40, 13.10 55.35))', 4326), 1e-6)",
                "S_WITHIN(geometry, MULTIPOLYGON(((13.10 55.35, 13.20 55.35, 13.20 55.40, 13.10 55.35)))) | ST_DWithin(ST_Transform(o.geom, 4326), ST_GeomFromText('POLYGON((13.10 55.35, 13.20 55.35, 13.20 55.40, 13.10 55.35))', 4326), 1e-6) and not ST_DWithin(ST_Transform(o.geom, 4326), ST_Boundary(ST_GeomFromText('POLYGON((13.10 55.35, 13.20 55.35, 13.20 55.40, 13.10 55.35))', 4326)), 1e-6)",
                "S_CONTAINS(BBOX(13.10, 55.35, 13.20, 55.40), geometry) | ST_DWithin(ST_Transform(o.geom, 4326), ST_MakeEnvelope(13.10, 55.35, 13.20, 55.40, 4326), 1e-6) and not ST_DWithin(ST_Transform(o.geom, 4326), ST_Boundary(ST_MakeEnvelope(13.10, 55.35, 13.20, 55.40, 4326)), 1e-6)",
                "S_EQUALS(geometry, geometry) | o.geom is not null",
                "S_TOUCHES(geometry, geometry) | false",
                "S_CROSSES(geometry, LINESTRING(13 55, 14 56)) | false",
                "S_OVERLAPS(geometry, POINT(13.1 55.4)) | false",
                "S_INTERSECTS(geometry, BBOX(-180, -90, 180, 90)) | o.geom is not null"
            })
    void aFilterHoldsWhatSqlHolds(String filter, String where) {
        onEdges();
        assertThat(matched(filter)).isEqualTo(counted(where));
    }

    /** What others stored may lie on an edge of a filter, and these do: at 13.2 degrees east, and at 55.4 north. */
    private void onEdges() {
        for (int i = 0; i < 5; i++) {
            for (var point : List.of("13.2, 55.35%d3".formatted(i), "13.1%d3, 55.4".formatted(i))) {
                jdbc.sql("""
                                insert into observations.observation
                                  (id, version, category_code, setting, source, source_name, occurred_at, received_at, geom, position_kind)
                                select :id, 0, 'MIL-KLOT', 'PUBLIC_SPACE', 'STAFF', 'Kantprov', '1994-05-05T12:00:00Z', '1994-05-05T12:00:00Z',
                                       ST_Transform(ST_SetSRID(ST_MakePoint(%s), 4326), 3008), 'MAP'
                                on conflict (id) do nothing
                                """.formatted(point))
                        .param("id", UUID.nameUUIDFromBytes(point.getBytes(StandardCharsets.UTF_8)))
                        .update();
            }
        }
    }

    @Test
    void thereIsSomethingToFilter() {
        for (var where : List.of(
                "o.setting = 'PORT'", "c.planning_weight = 3", "o.note is not null", "o.occurred_at < '2026-06-12'")) {
            assertThat(counted(where)).as(where).isPositive();
        }
    }

    @Test
    void filterCrs_geometriesAreReadInIt() {
        var plain = matched(
                "S_INTERSECTS(geometry, POINT(13.1569 55.3757)) OR S_INTERSECTS(geometry, BBOX(13.14,55.37,13.17,55.38))");
        assertThat(plain).isPositive();
        for (var other : List.of(
                "S_INTERSECTS(geometry, BBOX(55.37,13.14,55.38,13.17))|4326",
                "S_INTERSECTS(geometry, POLYGON((55.37 13.14, 55.37 13.17, 55.38 13.17, 55.38 13.14, 55.37 13.14)))|4326")) {
            var parts = other.split("\\|");
            var answer = http.get(
                    "planerare",
                    ITEMS + Http.encoded(parts[0]) + "&filter-crs=http://www.opengis.net/def/crs/EPSG/0/" + parts[1]);
            assertThat(answer.json().path("numberMatched").asLong()).as(other).isEqualTo(plain);
        }
    }

    @Test
    void featuresFilter_isJoinedWithAllOtherParametersByAnd() {
        var both = http.get(
                        "planerare",
                        ITEMS + Http.encoded("weight >= 3")
                                + "&setting=PORT&datetime=2026-06-01/..&bbox=13.1,55.3,13.3,55.5")
                .json()
                .path("numberMatched")
                .asLong();
        assertThat(both)
                .isEqualTo(
                        counted(
                                "c.planning_weight >= 3 and o.setting = 'PORT' and o.occurred_at >= '2026-05-31T22:00:00Z' and ST_Transform(o.geom, 4326) && ST_MakeEnvelope(13.1,55.3,13.3,55.5,4326)"))
                .isPositive();
    }

    @Test
    void theSameFiltersHoldOverListsInMemory() {
        var places = "/ogc/collections/places/items?filter=";
        int all = http.get("planerare", "/ogc/collections/places/items")
                .json()
                .path("numberMatched")
                .asInt();
        int schools = http.get("planerare", places + Http.encoded("kind = 'SCHOOL'"))
                .json()
                .path("numberMatched")
                .asInt();
        int others = http.get("planerare", places + Http.encoded("NOT kind IN ('SCHOOL')"))
                .json()
                .path("numberMatched")
                .asInt();
        assertThat(schools).isPositive();
        assertThat(schools + others).isEqualTo(all);
        assertThat(http.get(
                                "planerare",
                                "/ogc/collections/boundary/items?filter="
                                        + Http.encoded("setting IS NULL AND CASEI(name) LIKE 'trelle%'"))
                        .json()
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "setting = | cql-expected",
                "= 'PORT' | cql-expected",
                "setting = 'PORT' AND | cql-expected",
                "setting 'PORT' | cql-expected",
                "setting | cql-expected",
                "'PORT' | cql-expected",
                "(setting = 'PORT' | cql-expected",
                "setting = 'PORT') | cql-expected",
                "setting = 'PORT | cql-quote",
                "setting = 'PORT'; drop table x | cql-sign",
                "nothing = 1 | no-such-field",
                "reporter_id = 'x' | no-such-field",
                "o.setting = 'PORT' | no-such-field",
                "setting = 5 | not-comparable",
                "weight = 'three' | not-comparable",
                "example > TRUE | not-comparable",
                "occurredAt > '2026-06-01' | not-comparable",
                "geometry = 5 | not-comparable",
                "weight LIKE 'x' | not-comparable",
                "S_INTERSECTS(setting, POINT(1 2)) | not-comparable",
                "S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))) | not-a-place",
                "S_INTERSECTS(geometry, POLYGON((0 0, 1 1))) | cql-geometry",
                "S_WITHIN(geometry, GEOMETRYCOLLECTION(POINT(13.1 55.4), LINESTRING(13 55, 14 56))) | mixed-geometry",
                "S_BUFFERS(geometry, POINT(1 2)) | cql-function",
                "pg_sleep(10) | cql-function",
                "occurredAt > TIMESTAMP('yesterday') | cql-time",
                "T_DURING(occurredAt, INTERVAL('2026-06-01', '2026-01-01')) | cql-backwards",
                "category LIKE 'x\\' | cql-expected",
                "weight * 1e308 * 1e308 > 1 | not-computable"
            })
    void whatCannotBeUsedIs400AndSaysWhere(String filter, String code) {
        var answer = http.get("planerare", ITEMS + Http.encoded(filter));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.fault("filter")).as(answer.text()).isEqualTo(code);
        assertThat(answer.json().path("errors").path(0).path("detail").asString())
                .isNotEqualTo(code);
    }

    @Test
    void aRemainderOfRemaindersEndsBeforeItGrowsWithoutEnd() {
        var sum = new StringBuilder("weight");
        for (int i = 0; i < 20; i++) {
            sum.insert(0, "(weight % ").append(')');
        }
        var answer = http.get("planerare", ITEMS + Http.encoded(sum + " = 1"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.fault("filter")).isEqualTo("not-computable");
        assertThat(matched("((weight % 4) % 3) = 1")).isEqualTo(counted("c.planning_weight % 4 % 3 = 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cql2-json", "cql-text", "sql"})
    void filterLang_onlyCql2TextIsSpoken(String language) {
        assertThat(http.get("planerare", ITEMS + "true&filter-lang=" + language).fault("filter-lang"))
                .isEqualTo("not-one-of");
        assertThat(http.get("planerare", ITEMS + "true&filter-lang=cql2-text").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setting = 'PORT'' OR 1=1 --'",
                "note = '''; delete from observations.observation; --'",
                "note LIKE '%'') or true--'",
                "note = ':condition0 ? {0} $1'",
                "note = '\\'' OR '1' = '1'"
            })
    void textIsNeverPartOfTheSql(String filter) {
        long before = counted("true");
        var answer = http.get("planerare", ITEMS + Http.encoded(filter));
        assertThat(answer.status()).as(answer.text()).isIn(200, 400);
        if (answer.status() == 200) {
            assertThat(answer.json().path("numberMatched").asLong()).isIn(0L, before);
            assertThat(filter.contains("OR '1'")
                            || answer.json().path("numberMatched").asLong() == 0)
                    .isTrue();
        }
        assertThat(counted("true")).isEqualTo(before);
    }

    @Test
    void queryables_areASchemaThatNamesWhatFiltersCanName() {
        var answer = http.get("planerare", "/ogc/collections/observations/queryables");
        assertThat(answer.header("Content-Type")).contains("application/schema+json");
        var schema = answer.json();
        assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("$id").asString()).endsWith("/ogc/collections/observations/queryables");
        assertThat(schema.path("type").asString()).isEqualTo("object");
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(schema.path("properties").path("geometry").path("format").asString())
                .isEqualTo("geometry-point");
        assertThat(schema.path("properties").path("setting").path("enum").size())
                .isEqualTo(3);
        for (var property : schema.path("properties").properties()) {
            var name = property.getKey();
            assertThat(matched(name + " IS NULL") + matched(name + " IS NOT NULL"))
                    .as(name)
                    .isEqualTo(counted("true"));
        }
        assertThat(linkTo(
                        http.get("planerare", "/ogc/collections/observations").json(),
                        "http://www.opengis.net/def/rel/ogc/1.0/queryables"))
                .endsWith("/ogc/collections/observations/queryables?f=json");
    }

    @Test
    void queryablesQueryParameters_eachFieldIsAParameter() {
        assertThat(http.get("planerare", "/ogc/collections/observations/items?limit=1&weight=3")
                        .json()
                        .path("numberMatched")
                        .asLong())
                .isEqualTo(counted("c.planning_weight = 3"));
        assertThat(http.get("planerare", "/ogc/collections/observations/items?limit=1&receivedAt=1990-01-01/1990-02-01")
                        .json()
                        .path("numberMatched")
                        .asLong())
                .isZero();
        assertThat(http.get("planerare", "/ogc/collections/observations/items?weight=three")
                        .status())
                .isEqualTo(400);
    }

    private static String linkTo(JsonNode document, String rel) {
        for (var link : document.path("links")) {
            if (link.path("rel").asString().equals(rel)) {
                return link.path("href").asString();
            }
        }
        return "";
    }
}

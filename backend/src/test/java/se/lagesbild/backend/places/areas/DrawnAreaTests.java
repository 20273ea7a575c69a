package se.lagesbild.backend.places.areas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.TrelleborgApp;

/** Priority places, patrol areas and zones, from drawing to the map service. */
class DrawnAreaTests extends TrelleborgApp {
    private static final String SQUARE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[13.150,55.374],[13.154,55.374],[13.154,55.376],[13.150,55.376],[13.150,55.374]]]}";

    @Autowired
    JdbcClient jdbc;

    private static String area(String geometry, String properties) {
        return "{\"type\":\"Feature\",\"geometry\":%s,\"properties\":{%s}}".formatted(geometry, properties);
    }

    private static String path(String collection) {
        return "/api/" + collection + "/" + UUID.randomUUID();
    }

    @ParameterizedTest
    @ValueSource(strings = {"priority-places", "patrol-areas", "zones"})
    void isStoredChangedTakenAwayAndBroughtBack(String collection) {
        var path = path(collection);
        var body = area(SQUARE, "\"name\":\"Torget\",\"note\":\"hörnet\",\"setting\":\"TRAFFIC\"");
        var made = http.put("planerare", path, body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("ETag")).contains("\"1\"");
        var properties = made.json().path("properties");
        // 253 m by 223 m: degrees of longitude are 63.3 km at this latitude
        assertThat(properties.path("areaSquareMetres").asDouble()).isBetween(56_000.0, 57_000.0);
        assertThat(properties.path("changedBy").asString()).isNotBlank();
        assertThat(made.json().path("geometry").path("coordinates").path(0).size())
                .isEqualTo(5);

        assertThat(http.put("planerare", path, body).status())
                .as("the same again")
                .isEqualTo(200);
        var other = area(SQUARE, "\"name\":\"Torget, norr\",\"setting\":\"TRAFFIC\"");
        assertThat(http.put("planerare", path, other).status()).isEqualTo(409);
        var changed = http.put("planerare", path, other, "If-Match", "\"1\"");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("properties").path("version").asInt()).isEqualTo(2);
        assertThat(changed.json().path("properties").has("note")).isFalse();
        assertThat(http.put("planerare", path, body, "If-Match", "\"1\"").status())
                .as("an old version")
                .isEqualTo(409);

        assertThat(http.delete("planerare", path).status())
                .as("without a version")
                .isEqualTo(409);
        assertThat(http.delete("planerare", path, "If-Match", "\"2\"").status()).isEqualTo(204);
        assertThat(http.get("planerare", path).status()).isEqualTo(404);
        assertThat(names(collection)).doesNotContain("Torget, norr");
        var back = http.post("planerare", path + "/restore", "");
        assertThat(back.json().path("properties").path("name").asString()).isEqualTo("Torget, norr");
        assertThat(names(collection)).contains("Torget, norr");
        assertThat(jdbc.sql("select count(*) from places.drawn_area_version where id = cast(:id as uuid)")
                        .param("id", path.substring(path.lastIndexOf('/') + 1))
                        .query(Integer.class)
                        .single())
                .as("every version before is kept")
                .isEqualTo(3);
        assertThat(http.delete("planerare", path, "If-Match", "\"4\"").status()).isEqualTo(204);
    }

    private String names(String collection) {
        return http.get("planerare", "/api/" + collection).text();
    }

    @Test
    void keepsWhatPeopleWantOfAPriorityPlace() {
        var path = path("priority-places");
        var answer = http.put("planerare", path, area(SQUARE, """
                        "name":"Torget","reason":"bråk på fredagar","hazards":"halt","party":"BOTH","validFrom":"2026-11-01","validTo":"2026-12-31",
                        "fromHotSpot":"c-12","wantedDose":{"visitsPerWeek":3,"minutesPerVisit":15,"windows":[{"weekday":5,"from":"21:00","to":"01:00"}]}"""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var said = http.get("vard", path).json().path("properties");
        assertThat(said.path("reason").asString()).isEqualTo("bråk på fredagar");
        assertThat(said.path("wantedDose").path("windows").path(0).path("to").asString())
                .isEqualTo("01:00");
        assertThat(said.path("validTo").asString()).isEqualTo("2026-12-31");
        var item = http.get("planerare", "/ogc/collections/priority-places/items/" + path.substring(21));
        assertThat(item.json().path("properties").path("visitsPerWeek").asInt())
                .as(item.text())
                .isEqualTo(3);
        http.delete("planerare", path, "If-Match", "\"1\"");
    }

    @Test
    void aZoneDecidesTheSettingOfWhatIsReportedInItFromThenOn() {
        var path = path("zones");
        var zone = area(
                "{\"type\":\"Polygon\",\"coordinates\":[[[13.30,55.42],[13.31,55.42],[13.31,55.43],[13.30,55.43],[13.30,55.42]]]}",
                "\"name\":\"Terminalen\",\"setting\":\"PORT\"");
        assertThat(settingOfAReportAt(13.305, 55.425)).isEqualTo("PUBLIC_SPACE");
        assertThat(http.put("planerare", path, zone).status()).isEqualTo(201);
        assertThat(settingOfAReportAt(13.305, 55.425)).isEqualTo("PORT");
        assertThat(http.get("planerare", "/ogc/collections/boundary/items?limit=100")
                        .text())
                .contains("Terminalen");
        http.delete("planerare", path, "If-Match", "\"1\"");
        assertThat(settingOfAReportAt(13.305, 55.425)).isEqualTo("PUBLIC_SPACE");
    }

    private String settingOfAReportAt(double longitude, double latitude) {
        var path = "/api/observations/" + UUID.randomUUID();
        var any = jdbc.sql(
                        "select code from observations.category where setting = 'ANY' and retired_at is null order by code limit 1")
                .query(String.class)
                .single();
        var answer = http.put("planerare", path, """
                {"type":"Feature","geometry":{"type":"Point","coordinates":[%s,%s]},"properties":{"category":"%s",
                 "occurredAt":"2026-11-20T20:00:00+01:00","positionKind":"MAP"}}""".formatted(longitude, latitude, any));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var setting = answer.json().path("properties").path("setting").asString();
        jdbc.sql("delete from observations.observation where id = cast(:id as uuid)")
                .param("id", path.substring(path.lastIndexOf('/') + 1))
                .update();
        return setting;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            crosses itself | {"type":"Polygon","coordinates":[[[13.150,55.374],[13.154,55.376],[13.154,55.374],[13.150,55.376],[13.150,55.374]]]} | crosses-itself
            a hole outside | {"type":"Polygon","coordinates":[[[13.150,55.374],[13.154,55.374],[13.154,55.376],[13.150,55.374]],[[13.16,55.374],[13.164,55.374],[13.164,55.376],[13.16,55.374]]]} | crosses-itself
            far away       | {"type":"Polygon","coordinates":[[[18.0,59.3],[18.1,59.3],[18.1,59.4],[18.0,59.3]]]}                                  | outside-the-area
            too small      | {"type":"Polygon","coordinates":[[[13.15,55.374],[13.15001,55.374],[13.15001,55.37401],[13.15,55.374]]]}             | area-too-small
            a line         | {"type":"LineString","coordinates":[[13.15,55.374],[13.16,55.374]]}                                                   | not-a-polygon
            not closed     | {"type":"Polygon","coordinates":[[[13.15,55.374],[13.154,55.374],[13.154,55.376]]]}                                   | not-a-polygon
            """)
    void namesWhatIsWrongWithTheOutline(String what, String geometry, String code) {
        var path = path("patrol-areas");
        var answer = http.put("planerare", path, area(geometry, "\"name\":\"x\""));
        assertThat(answer.status()).as(what).isEqualTo(422);
        assertThat(answer.fault("/geometry")).as(answer.text()).isEqualTo(code);
        assertThat(http.get("planerare", path).status())
                .as("nothing is half stored")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            priority-places | "name":" "                                                        | /properties/name                        | missing
            priority-places | "name":"x","reason":"ring 070-123 45 67"                          | /properties/reason                      | personal-data-phone
            priority-places | "name":"x","validFrom":"2026-12-01","validTo":"2026-11-01"        | /properties/validTo                     | ends-before-begin
            priority-places | "name":"x","wantedDose":{"visitsPerWeek":3}                       | /properties/wantedDose/minutesPerVisit  | missing
            priority-places | "name":"x","wantedDose":{"visitsPerWeek":99,"minutesPerVisit":15} | /properties/wantedDose/visitsPerWeek    | not-between
            priority-places | "name":"x","party":"ARMY"                                         | /properties/party                       | not-one-of
            zones           | "name":"x"                                                        | /properties/setting                     | missing
            zones           | "name":"x","setting":"SEA"                                        | /properties/setting                     | not-one-of
            """)
    void namesWhatIsWrongWithWhatIsSaid(String collection, String properties, String pointer, String code) {
        var answer = http.put("planerare", path(collection), area(SQUARE, properties));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fault(pointer)).as(answer.text()).isEqualTo(code);
    }

    @Test
    void anIdOfAnotherKindIsNotFound() {
        var id = UUID.randomUUID();
        assertThat(http.put("planerare", "/api/patrol-areas/" + id, area(SQUARE, "\"name\":\"x\""))
                        .status())
                .isEqualTo(201);
        assertThat(http.put("planerare", "/api/zones/" + id, area(SQUARE, "\"name\":\"x\",\"setting\":\"PORT\""))
                        .status())
                .isEqualTo(404);
        assertThat(http.put(
                                "planerare",
                                path("zones"),
                                area(SQUARE, "\"name\":\"x\",\"setting\":\"PORT\""),
                                "If-Match",
                                "\"1\"")
                        .status())
                .isEqualTo(404);
        http.delete("planerare", "/api/patrol-areas/" + id, "If-Match", "\"1\"");
    }

    @ParameterizedTest
    @CsvSource({
        "vard, priority-places, 200, 403",
        "vard, patrol-areas, 403, 403",
        "polis, priority-places, 200, 201",
        "polis, zones, 200, 403",
        "namnd, priority-places, 403, 403",
        "admin, zones, 403, 403"
    })
    void isForItsRoles(String account, String collection, int reads, int writes) {
        assertThat(http.get(account, "/api/" + collection).status()).isEqualTo(reads);
        var path = path(collection);
        assertThat(http.put(account, path, area(SQUARE, "\"name\":\"Prov\",\"setting\":\"PORT\""))
                        .status())
                .isEqualTo(writes);
        if (writes == 201) {
            assertThat(http.delete(account, path, "If-Match", "\"1\"").status()).isEqualTo(204);
        }
    }
}

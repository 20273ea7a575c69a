package se.lagesbild.backend.hotspots.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** People's places beside the computed ones over HTTP. Uses 2003, in the north-west of the municipality; today is 23 November 2026. */
class PeoplesListTests extends TrelleborgApp {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String JUNE = "datetime=2003-06-01/2003-06-28";
    private static final double[][] SITES = {{13.0502, 55.4502}, {13.0602, 55.4502}};

    private static boolean made;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void reports() {
        if (!made) {
            made = true;
            for (var site : SITES) {
                for (int i = 0; i < 14; i++) {
                    var answer = http.put("planerare", "/api/observations/" + UUID.randomUUID(), """
                            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, %s]},
                             "properties": {"category": "MIL-KLOT", "occurredAt": "2003-06-%02dT22:10:00+02:00", "positionKind": "GPS"}}""".formatted(
                                    site[0], site[1], 1 + i));
                    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
                }
            }
        }
    }

    /** Rows of this class alone; others may have chosen places of their own. */
    @AfterEach
    void leavesNothing() {
        jdbc.sql("delete from hotspots.set_aside where name like 'Struken %'").update();
        jdbc.sql("delete from places.drawn_area where sheet ->> 'name' like 'Norrgården%'")
                .update();
    }

    private JsonNode lists(String account) {
        var answer = http.get(account, "/api/hotspots/people?" + JUNE);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode computedAt(String account, double[] site) {
        for (var one : lists(account).path("computed")) {
            var west = one.path("geometry")
                    .path("coordinates")
                    .path(0)
                    .path(0)
                    .path(0)
                    .asDouble();
            if (Math.abs(west - site[0]) < 0.003) {
                return one;
            }
        }
        throw new AssertionError("nothing computed at " + site[0]);
    }

    private static ObjectNode body(JsonNode computed, String reason) {
        var body = JSON.createObjectNode();
        body.put("spot", computed.path("id").asString());
        body.put("name", "Struken " + computed.path("rank").asInt());
        body.set("geometry", computed.path("geometry"));
        body.put("reason", reason);
        return body;
    }

    private String priorityPlace(JsonNode geometry, String properties) {
        var path = "/api/priority-places/" + UUID.randomUUID();
        var answer = http.put(
                "planerare",
                path,
                "{\"type\":\"Feature\",\"geometry\":%s,\"properties\":{%s}}".formatted(geometry, properties));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private JsonNode mine(String id) {
        for (var one : lists("planerare").path("people")) {
            if (one.path("id").asString().equals(id)) {
                return one;
            }
        }
        return JSON.missingNode();
    }

    @Test
    void aPlaceTakenOverIsOnBothLists() {
        var spot = computedAt("planerare", SITES[0]);
        assertThat(spot.path("people").size()).isZero();
        var id = priorityPlace(
                spot.path("geometry"),
                "\"name\":\"Norrgården\",\"reason\":\"bråk efter matcherna\",\"fromHotSpot\":\"%s\""
                        .formatted(spot.path("id").asString()));
        var again = computedAt("planerare", SITES[0]);
        assertThat(again.path("people").path(0).asString()).isEqualTo(id);
        assertThat(computedAt("planerare", SITES[1]).path("people").size()).isZero();
        assertThat(mine(id).path("spots").path(0).asString())
                .isEqualTo(spot.path("id").asString());
        assertThat(mine(id).path("reason").asString()).isEqualTo("bråk efter matcherna");
        assertThat(lists("planerare").path("both").asInt()).isEqualTo(1);
    }

    @Test
    void takingOverNeedsAReason() {
        var spot = computedAt("planerare", SITES[0]);
        for (var reason : new String[] {"", ",\"reason\":\"  \""}) {
            var answer = http.put(
                    "planerare",
                    "/api/priority-places/" + UUID.randomUUID(),
                    "{\"type\":\"Feature\",\"geometry\":%s,\"properties\":{\"name\":\"Norrgården\",\"fromHotSpot\":\"c\"%s}}"
                            .formatted(spot.path("geometry"), reason));
            assertThat(answer.status()).as(answer.text()).isEqualTo(422);
            assertThat(answer.fault("/properties/reason")).isEqualTo("missing");
        }
    }

    @Test
    void peoplesOwnPlaceCountsOnlyOnItsDays() {
        var field = JSON.readTree(
                "{\"type\":\"Polygon\",\"coordinates\":[[[13.08,55.46],[13.082,55.46],[13.082,55.461],[13.08,55.461],[13.08,55.46]]]}");
        var today = priorityPlace(field, "\"name\":\"Norrgården nu\",\"validTo\":\"2026-11-23\"");
        var over = priorityPlace(field, "\"name\":\"Norrgården förr\",\"validTo\":\"2026-11-22\"");
        var later = priorityPlace(field, "\"name\":\"Norrgården sen\",\"validFrom\":\"2026-11-24\"");
        assertThat(mine(today).path("spots").size()).isZero();
        assertThat(mine(today).path("reason").isNull()).isTrue();
        assertThat(mine(over).isMissingNode()).isTrue();
        assertThat(mine(later).isMissingNode()).isTrue();
        assertThat(lists("planerare").path("sentenceSv").asString())
                .contains("Norrgården nu")
                .contains("saknar skäl");
    }

    @Test
    void aPlaceIsPutAsideForAWhileAndTakenBack() {
        var spot = computedAt("planerare", SITES[1]);
        var path = "/api/hotspots/set-aside/" + UUID.randomUUID();
        var body = body(spot, "ombyggnad, ingen är där");
        var made = http.put("planerare", path, body.toString());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("until").asString()).as("four weeks").isEqualTo("2026-12-21");
        assertThat(made.json().path("party").asString()).isEqualTo("MUNICIPALITY");
        assertThat(http.put("planerare", path, body.toString()).status())
                .as("the same again")
                .isEqualTo(200);
        assertThat(http.put("planerare", path, body(spot, "något annat").toString())
                        .status())
                .as("what was said is not changed")
                .isEqualTo(409);

        var aside = computedAt("polis", SITES[1]).path("setAside");
        assertThat(aside.path("reason").asString()).isEqualTo("ombyggnad, ingen är där");
        assertThat(aside.path("setBy").asString()).isNotBlank();
        assertThat(aside.path("mayWithdraw").asBoolean()).isFalse();
        assertThat(lists("planerare").path("sentenceSv").asString())
                .contains(" är struken av kommunen till och med 21 december: ombyggnad, ingen är där.");
        assertThat(computedAt("planerare", SITES[0]).path("setAside").isNull()).isTrue();

        var others = http.delete("polis", path);
        assertThat(others.status()).isEqualTo(403);
        assertThat(others.json().path("code").asString()).isEqualTo("set-aside-of-others");
        assertThat(http.delete("planerare", path).status()).isEqualTo(204);
        assertThat(http.delete("planerare", path).status()).as("again").isEqualTo(204);
        assertThat(computedAt("planerare", SITES[1]).path("setAside").isNull()).isTrue();
        assertThat(http.put("planerare", path, body.toString()).status())
                .as("undone")
                .isEqualTo(200);
        assertThat(computedAt("planerare", SITES[1]).path("setAside").path("id").asString())
                .isEqualTo(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    void thePoliceSpeakForThemselvesAndThePlannerMayTakeItBack() {
        var path = "/api/hotspots/set-aside/" + UUID.randomUUID();
        var body = body(computedAt("polis", SITES[1]), "egen insats pågår").put("until", "2026-11-30");
        var made = http.put("polis", path, body.toString());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("party").asString()).isEqualTo("POLICE");
        assertThat(made.json().path("until").asString()).isEqualTo("2026-11-30");
        assertThat(http.delete("planerare", path).status()).isEqualTo(204);
    }

    @Test
    void whatIsOverIsNoLongerPutAsideAndWhatIsOldIsErased() {
        var path = "/api/hotspots/set-aside/" + UUID.randomUUID();
        var body = body(computedAt("planerare", SITES[1]), "ombyggnad");
        assertThat(http.put("planerare", path, body.toString()).status()).isEqualTo(201);
        var id = path.substring(path.lastIndexOf('/') + 1);
        jdbc.sql("update hotspots.set_aside set until = date '2026-11-22' where id = cast(:id as uuid)")
                .param("id", id)
                .update();
        assertThat(computedAt("planerare", SITES[1]).path("setAside").isNull()).isTrue();
        jdbc.sql("update hotspots.set_aside set erase_after = timestamptz '2026-11-01' where id = cast(:id as uuid)")
                .param("id", id)
                .update();
        http.put("planerare", "/api/hotspots/set-aside/" + UUID.randomUUID(), body.toString());
        assertThat(jdbc.sql("select count(*) from hotspots.set_aside where id = cast(:id as uuid)")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reason | | missing",
                "reason | '   ' | missing",
                "reason | ok | too-short",
                "reason | ring 0701234567 om det | personal-data-phone",
                "name | | missing",
                "spot | a/b | not-an-id",
                "until | 2026-11-22 | not-between",
                "until | 2028-01-01 | not-between",
                "until | snart | not-a-day"
            })
    void saysWhatCannotBeUsedAndStoresNothing(String field, String value, String code) {
        var body = body(computedAt("planerare", SITES[1]), "ombyggnad");
        if (value == null) {
            body.remove(field);
        } else {
            body.put(field, value);
        }
        var id = UUID.randomUUID();
        var answer = http.put("planerare", "/api/hotspots/set-aside/" + id, body.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.fault("/" + field)).as(answer.text()).isEqualTo(code);
        assertThat(answer.text()).doesNotContain("0701234567");
        assertThat(jdbc.sql("select count(*) from hotspots.set_aside where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void isForPlannersAndPoliceAndItIsLogged() {
        for (var account : new String[] {"vard", "rapportor", "namnd", "admin", "dso"}) {
            assertThat(http.get(account, "/api/hotspots/people?" + JUNE).status())
                    .as(account)
                    .isEqualTo(403);
            assertThat(http.put(account, "/api/hotspots/set-aside/" + UUID.randomUUID(), "{}")
                            .status())
                    .as(account)
                    .isEqualTo(403);
        }
        lists("polis");
        assertThat(jdbc.sql(
                                "select filter from access.read_log where what = 'hotspots/people' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .startsWith("datetime=2003-05-31T22:00:00Z/");
        assertThat(http.delete("planerare", "/api/hotspots/set-aside/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }
}

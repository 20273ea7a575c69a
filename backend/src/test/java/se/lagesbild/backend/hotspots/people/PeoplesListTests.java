package se.lagesbild.backend.hotspots.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;

/** Two places of 2003: one that people chose too, one that they did not. */
class PeoplesListTests extends TrelleborgApp {
    private static final String ASKED = "/api/hotspots/people?datetime=2003-06-01T00:00:00Z/2003-07-01T00:00:00Z";
    private static final double[] CHOSEN = {13.1604, 55.3744};
    private static final double[] LEFT = {13.1704, 55.3804};

    private static boolean made;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void reports() {
        if (made) {
            return;
        }
        made = true;
        for (var at : List.of(CHOSEN, LEFT)) {
            for (int i = 0; i < 12; i++) {
                var answer = http.put(
                        "planerare", "/api/observations/" + UUID.randomUUID(), """
                        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, %s]},
                         "properties": {"category": "MIL-SKAD", "occurredAt": "2003-06-%02dT20:10:00+02:00", "positionKind": "GPS", "positionAccuracy": 5}}""".formatted(at[0], at[1], i + 1));
                assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            }
        }
        var place = http.put("planerare", "/api/priority-places/" + UUID.randomUUID(), """
                        {"type": "Feature", "geometry": %s, "properties": {"name": "Prov 2003", "reason": "Klagomål från boende"}}""".formatted(around(CHOSEN)));
        assertThat(place.status()).as(place.text()).isEqualTo(201);
    }

    private static String around(double[] at) {
        double w = at[0] - 0.003;
        double e = at[0] + 0.003;
        double s = at[1] - 0.0015;
        double n = at[1] + 0.0015;
        return "{\"type\":\"Polygon\",\"coordinates\":[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}"
                .formatted(w, s, e, s, e, n, w, n, w, s);
    }

    private JsonNode lists(String account) {
        var answer = http.get(account, ASKED);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<JsonNode> only(JsonNode lists, boolean onBoth) {
        var found = new ArrayList<JsonNode>();
        for (var one : lists.path("computed")) {
            if (one.path("people").isEmpty() != onBoth) {
                found.add(one);
            }
        }
        return found;
    }

    private static String body(JsonNode spot, String more) {
        return "{\"spot\":\"%s\",\"name\":\"%s\",\"geometry\":%s%s}"
                .formatted(
                        spot.path("id").asString(),
                        spot.path("name").asString(),
                        spot.path("geometry").toString(),
                        more);
    }

    @Test
    void bothListsAreLaidOverEachOther() {
        var lists = lists("planerare");
        assertThat(only(lists, true)).isNotEmpty();
        assertThat(only(lists, false)).isNotEmpty();
        boolean matched = false;
        for (var place : lists.path("people")) {
            if (place.path("name").asString().equals("Prov 2003")) {
                matched = true;
                assertThat(place.path("spots")).isNotEmpty();
                assertThat(place.path("reason").asString()).isEqualTo("Klagomål från boende");
            }
        }
        assertThat(matched).isTrue();
        assertThat(lists.path("sentence").asString()).contains("uträknade platser");
    }

    @Test
    void settingAsideIsKeptOnceAndCanBeTakenBack() {
        var spot = only(lists("planerare"), false).get(0);
        var path = "/api/hotspots/set-aside/" + UUID.randomUUID();
        var sent = body(spot, ",\"reason\":\"Byggplatsen är stängd\"");
        assertThat(http.put("planerare", path, sent).status()).isEqualTo(201);
        assertThat(http.put("planerare", path, sent).status()).isEqualTo(200);
        assertThat(http.put("planerare", path, body(spot, ",\"reason\":\"Något helt annat\""))
                        .status())
                .isEqualTo(409);

        var shown = withId(lists("polis"), spot.path("id").asString()).path("setAside");
        assertThat(shown.path("reason").asString()).isEqualTo("Byggplatsen är stängd");
        assertThat(shown.path("party").asString()).isEqualTo("MUNICIPALITY");
        assertThat(shown.path("mayWithdraw").asBoolean()).isFalse();

        assertThat(http.delete("polis", path).status()).isEqualTo(403);
        assertThat(http.delete("planerare", path).status()).isEqualTo(204);
        assertThat(withId(lists("planerare"), spot.path("id").asString())
                        .path("setAside")
                        .isNull())
                .isTrue();
        // undone again: the same request brings it back
        assertThat(http.put("planerare", path, sent).status()).isEqualTo(200);
        assertThat(withId(lists("planerare"), spot.path("id").asString())
                        .path("setAside")
                        .isNull())
                .isFalse();
        assertThat(http.delete("planerare", path).status()).isEqualTo(204);
    }

    private static JsonNode withId(JsonNode lists, String id) {
        for (var one : lists.path("computed")) {
            if (one.path("id").asString().equals(id)) {
                return one;
            }
        }
        throw new AssertionError("no place " + id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|/reason|missing",
                ",\"reason\":\"  \"|/reason|missing",
                ",\"reason\":\"ja\"|/reason|too-short",
                ",\"reason\":\"Ring 070-174 06 33 först\"|/reason|personal-data",
                ",\"reason\":\"Byggplats\",\"until\":\"2001-01-01\"|/until|not-between",
            })
    void aReasonIsAskedForAndGuarded(String more, String pointer, String code) {
        var spot = only(lists("planerare"), false).get(0);
        var id = UUID.randomUUID();
        var answer = http.put("planerare", "/api/hotspots/set-aside/" + id, body(spot, more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        var faults = answer.json().path("errors");
        assertThat(faults).as(answer.text()).anySatisfy(fault -> {
            assertThat(fault.path("pointer").asString()).isEqualTo(pointer);
            assertThat(fault.path("code").asString()).startsWith(code);
        });
        assertThat(answer.text()).doesNotContain("070-174");
        assertThat(jdbc.sql("select count(*) from hotspots.set_aside where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"vard", "namnd", "admin", "dso", "rapportor"})
    void othersMayNot(String account) {
        assertThat(http.get(account, ASKED).status()).isEqualTo(403);
        assertThat(http.put(account, "/api/hotspots/set-aside/" + UUID.randomUUID(), "{}")
                        .status())
                .isEqualTo(403);
    }
}

package se.lagesbild.backend.hotspots.beside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;

/** Three places of June 2002: traffic and disorder in one, much litter in the second, a few fights in the third. */
class BesideTests extends TrelleborgApp {
    private static final String JUNE = "datetime=2002-06-01T00:00:00Z/2002-07-01T00:00:00Z";
    private static final double[] BOTH = {13.1604, 55.3744};
    private static final double[] LITTER = {13.1804, 55.3804};
    private static final double[] FIGHTS = {13.2004, 55.3844};

    private static boolean made;

    @BeforeEach
    void reports() {
        if (made) {
            return;
        }
        made = true;
        put(BOTH, "TRA-BUS", 12);
        put(BOTH, "OFF-BERU", 14);
        put(LITTER, "MIL-SKRP", 20);
        put(FIGHTS, "OFF-BRAK", 15);
    }

    private void put(double[] at, String category, int n) {
        for (int i = 0; i < n; i++) {
            var answer = http.put("planerare", "/api/observations/" + UUID.randomUUID(), """
                    {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, %s]},
                     "properties": {"category": "%s", "occurredAt": "2002-06-%02dT20:10:00+02:00", "positionKind": "GPS", "positionAccuracy": 5}}""".formatted(
                            at[0], at[1], category, i + 1));
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        }
    }

    private JsonNode get(String account, String path) {
        var answer = http.get(account, path + "&" + JUNE);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void trafficAndDisorderMeetInOnePlace() {
        var answer = get("planerare", "/api/hotspots/overlap?by=traffic");
        assertThat(answer.path("first").path("counted").asInt()).isEqualTo(12);
        assertThat(answer.path("second").path("counted").asInt()).isEqualTo(49);
        assertThat(answer.path("shared").asInt()).isEqualTo(1);
        assertThat(answer.path("pairs").path(0).path("first").asString())
                .isEqualTo(answer.path("first").path("spots").path(0).path("id").asString());
        assertThat(answer.path("sentence").asString())
                .startsWith("En plats har både trafik- och ordningsproblem: ")
                .contains("(12 trafik, 14 ordning)");
        assertThat(answer.path("percent").isNull())
                .as("12 reports are too few for a share")
                .isTrue();
        assertThat(answer.path("source").asString()).contains("NHTSA");
    }

    @Test
    void byNumberAndByWeightAreTwoOrders() {
        var answer = get("planerare", "/api/hotspots/overlap?by=measure&limit=2");
        var byNumber = answer.path("first").path("spots");
        var byWeight = answer.path("second").path("spots");
        // 26 reports, 20, 15; weights 12 x 3 + 14 x 2 = 64, 20, 60. Sure places stand first, whatever else is stored:
        // all three are sure or none
        assertThat(byNumber.path(1).path("count").asInt()).isEqualTo(20);
        assertThat(byWeight.path(1).path("harm").asInt()).isEqualTo(60);
        assertThat(answer.path("reports").asInt()).isEqualTo(46);
        assertThat(answer.path("percent").asInt()).isEqualTo(57);
        assertThat(answer.path("sentenceSv").asString())
                .isEqualTo("1 av 2 platser står både på listan efter antal och på den efter tyngd."
                        + " De rymmer 57 % av de 46 iakttagelserna på listan efter antal.");
    }

    @Test
    void eachGroupHasItsOwnFirstThree() {
        var settings = new ArrayList<String>();
        for (var group : get("planerare", "/api/hotspots/groups?by=setting").path("groups")) {
            settings.add(
                    group.path("code").asString() + " " + group.path("counted").asInt());
        }
        assertThat(settings).containsExactly("PUBLIC_SPACE 49", "TRAFFIC 12", "PORT 0");
        for (var group : get("planerare", "/api/hotspots/groups?by=group").path("groups")) {
            int expected = switch (group.path("code").asString()) {
                case "OFF" -> 29;
                case "MIL" -> 20;
                case "TRA" -> 12;
                default -> 0;
            };
            assertThat(group.path("counted").asInt()).as(group.toString()).isEqualTo(expected);
        }
        var focus = get("planerare", "/api/hotspots/groups?by=focus").path("groups");
        assertThat(focus.size()).isGreaterThan(5);
        for (var area : focus) {
            int expected = switch (area.path("code").asString()) {
                case "TRAFIK" -> 12;
                case "ORDNINGSSTORNINGAR" -> 14;
                case "MISSHANDEL" -> 15;
                default -> 0;
            };
            assertThat(area.path("counted").asInt()).as(area.toString()).isEqualTo(expected);
        }
    }

    @Test
    void aFilterThatLeavesNoTrafficHasAnEmptyList() {
        var answer = get("planerare", "/api/hotspots/overlap?by=traffic&setting=PORT");
        assertThat(answer.path("first").path("spots").isEmpty()).isTrue();
        assertThat(answer.path("sentenceSv").asString()).isEqualTo("Ingen plats sticker ut för trafik i urvalet.");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/hotspots/overlap?by=colour, by",
        "/api/hotspots/groups?by=colour, by",
        "/api/hotspots/overlap?by=measure&limit=0, limit",
        "/api/hotspots/groups?by=setting&measure=tons, measure"
    })
    void whatCannotBeAskedIsNamed(String path, String parameter) {
        var answer = http.get("planerare", path);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vard", "namnd", "admin", "dso", "rapportor"})
    void othersMayNot(String account) {
        assertThat(http.get(account, "/api/hotspots/overlap").status()).isEqualTo(403);
        assertThat(http.get(account, "/api/hotspots/groups?by=setting").status())
                .isEqualTo(403);
    }

    @Test
    void policeGetPlacesOfFiveAndMore() {
        for (var group : get("polis", "/api/hotspots/groups?by=group").path("groups")) {
            for (var spot : group.path("spots")) {
                assertThat(spot.path("count").asInt()).isGreaterThanOrEqualTo(5);
            }
        }
    }
}

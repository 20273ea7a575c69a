package se.lagesbild.backend.patrols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lagesbild.backend.Http;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;

/** Rounds in an order that somebody gives: what they cost, beside which others, and whose turn it is. Has 2018 to itself. */
class RoundByHandTests extends TrelleborgApp {
    /** On a line to the east from the start, 0.002 degrees apart: 126.5 m, times 1.3 on foot. */
    private static final String PLACES = """
            "places": [{"id": "a", "name": "Ett", "point": [13.159, 55.376], "prize": 5},
                       {"id": "b", "name": "Två", "point": [13.161, 55.376], "prize": 3},
                       {"id": "c", "name": "Tre", "point": [13.163, 55.376], "prize": 2}]""";

    private static String body(int minutes, String more) {
        return """
                {"shifts": [{"start": "2018-11-27T18:00:00+01:00", "end": "2018-11-27T%02d:%02d:00+01:00", "startPoint": [13.157, 55.376]}], %s%s}""".formatted(18 + minutes / 60, minutes % 60, PLACES, more);
    }

    private JsonNode post(String what, String body) {
        var answer = http.post("planerare", "/api/rounds/" + what, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> places(JsonNode stops) {
        return stops.valueStream().map(stop -> stop.path("place").asString()).toList();
    }

    @Test
    void anOrderCostsWhatItCostsAndNothingIsMoved() {
        var planned = post("plan", body(120, ""));
        assertThat(places(planned.path("rounds").path(0).path("stops"))).containsExactly("a", "b", "c");
        var same = post("walk", body(120, ", \"rounds\": [[\"a\", \"b\", \"c\"]]"));
        assertThat(same.path("rounds")).as("costed as planned").isEqualTo(planned.path("rounds"));
        assertThat(same.path("covered")).isEqualTo(planned.path("covered"));

        var turned = post("walk", body(120, ", \"rounds\": [[\"c\", \"b\", \"a\"]]"));
        var round = turned.path("rounds").path(0);
        assertThat(places(round.path("stops"))).containsExactly("c", "b", "a");
        // five stretches of 126.5 m in place of three
        assertThat(round.path("walkedMetres").asDouble()).isCloseTo(126.5 * 1.3 * 5, within(3.0));
        assertThat(turned.path("covered").asDouble()).isEqualTo(1.0);
    }

    @Test
    void aStopThatIsTooLateIsSaidAndDoesNotCount() {
        // a visit is 12 minutes; 30 minutes hold two
        var late = post("walk", body(30, ", \"rounds\": [[\"a\", \"b\", \"c\"]]"));
        var stops = late.path("rounds").path(0).path("stops");
        assertThat(stops.path(1).path("miss").isNull()).isTrue();
        assertThat(stops.path(2).path("miss").asString()).isEqualTo("AFTER_SHIFT");
        assertThat(stops.path(2).path("missWhy").asString()).isEqualTo("Hinns inte innan passet slutar.");
        assertThat(late.path("covered").asDouble()).isEqualTo(0.8);
        var without = post("walk", body(30, ", \"rounds\": [[\"c\"]], \"banned\": [\"a\"]"));
        assertThat(without.path("leftOut")
                        .valueStream()
                        .map(left -> left.path("code").asString()))
                .containsExactly("BANNED", "NOT_IN_ORDER");
    }

    @Test
    void thePlannerMendsWhatWasMovedAndKeepsItWithItsPair() {
        var shift =
                "{\"start\": \"2018-11-27T18:00:00+01:00\", \"end\": \"2018-11-27T18:30:00+01:00\", \"startPoint\": [13.157, 55.376]}";
        var mended = post(
                "plan",
                "{\"shifts\": [%1$s, %1$s], %2$s, \"rounds\": [[\"b\"], [\"c\", \"a\"]], \"pinned\": [{\"place\": \"b\", \"shift\": 1}]}"
                        .formatted(shift, PLACES));
        assertThat(places(mended.path("rounds").path(1).path("stops"))).contains("b");
        assertThat(mended.path("covered").asDouble()).isEqualTo(1.0);
    }

    @Test
    void standsBesideThePlainRoundLastWeeksAndTheHourMore() {
        var id = UUID.randomUUID();
        var handedOut = """
                {"name": "Förra tisdagen", "date": "2018-11-20", "start": "2018-11-20T18:00:00+01:00", "end": "2018-11-20T20:00:00+01:00", "pair": "Par 1",
                 "stops": [{"stop": "x", "place": "x", "name": "Något annat namn", "point": [13.1632, 55.376], "arrive": "2018-11-20T18:10:00+01:00", "leave": "2018-11-20T18:22:00+01:00", "dwellMinutes": 12},
                           {"stop": "y", "place": "y", "name": "Långt bort", "point": [13.19, 55.38], "arrive": "2018-11-20T18:50:00+01:00", "leave": "2018-11-20T19:02:00+01:00", "dwellMinutes": 12}]}""";
        assertThat(http.put("planerare", "/api/rounds/" + id, handedOut).status())
                .isEqualTo(201);
        var body = body(30, ", \"rounds\": [[\"b\"]], \"planned\": [[\"a\", \"b\"]]");
        assertThat(kinds(post("compare", body)))
                .as("kept, but in nobody's hands")
                .containsExactly("THIS", "PLANNED", "NEAREST");
        http.post("planerare", "/api/rounds/" + id + "/publish", "");
        var compared = post("compare", body);
        assertThat(kinds(compared)).containsExactly("THIS", "PLANNED", "NEAREST", "LAST_WEEK");
        assertThat(compared.path("rows")
                        .valueStream()
                        .map(row -> row.path("covered").asDouble()))
                .as("3, 5 + 3, the two nearest, and the one that lies 13 m from last week's stop: of 10")
                .containsExactly(0.3, 0.8, 0.8, 0.2);
        var last = compared.path("rows").path(3);
        assertThat(last.path("day").asString()).isEqualTo("2018-11-20");
        assertThat(last.path("elsewhere").asInt()).isEqualTo(1);
        var hour = compared.path("nextHour");
        assertThat(hour.path("covered").asDouble()).isEqualTo(1.0);
        assertThat(places(hour.path("gained"))).containsExactly("a", "c");
        assertThat(hour.path("dropped").size()).isZero();
        assertThat(compared.path("pattern").path("known").asInt())
                .as("of its one place last week had none")
                .isZero();
        // a, b and c in a row: c at about 18:31, and last week at 18:10
        var again = post("compare", body(60, ", \"rounds\": [[\"a\", \"b\", \"c\"]]"))
                .path("pattern");
        assertThat(again.path("known").asInt()).isEqualTo(1);
        assertThat(again.path("sameTime").asInt()).isEqualTo(1);
        http.post("planerare", "/api/rounds/" + id + "/withdraw", "");
    }

    private static List<String> kinds(JsonNode compared) {
        return compared.path("rows")
                .valueStream()
                .map(row -> row.path("kind").asString())
                .toList();
    }

    @Test
    void aPlaceThatNobodyVisitedForThreeDaysIsOnItsTurnAndComesFirst() {
        // 2018-W10 begins on Monday 5 March
        var id = place("Tur ett", """
                , "party": "WARDENS", "validFrom": "2018-03-01", "validTo": "2018-03-31", "hazards": "hal trappa",
                "wantedDose": {"visitsPerWeek": 3, "minutesPerVisit": 15, "windows": [{"weekday": 5, "from": "21:00", "to": "01:00"}]}""");
        var visit = http.put("vard", "/api/presence/" + UUID.randomUUID(), """
                {"place": "%s", "arrived": "2018-03-06T20:00:00+01:00", "left": "2018-03-06T20:15:00+01:00"}""".formatted(id));
        assertThat(visit.status()).as(visit.text()).isEqualTo(201);

        var friday = candidate("2018-03-09", id);
        assertThat(friday.path("due").asString()).isEqualTo("TODAY");
        assertThat(friday.path("first").asBoolean()).isTrue();
        assertThat(friday.path("daysSince").asInt()).isEqualTo(3);
        assertThat(friday.path("owedVisits").asInt()).isEqualTo(2);
        assertThat(friday.path("dwellMinutes").asInt()).isEqualTo(15);
        assertThat(friday.path("hazards").asString()).isEqualTo("hal trappa");
        assertThat(friday.path("why").asString())
                .isEqualTo("På tur: tredje dagen sedan senaste besöket. 2 av veckans 3 besök återstår.");
        assertThat(friday.path("windows").path(0).path("to").asString())
                .as("past midnight")
                .isEqualTo("2018-03-10T01:00:00+01:00");
        var wednesday = candidate("2018-03-07", id);
        assertThat(wednesday.path("due").isNull())
                .as("no visit is wanted on Wednesdays")
                .isTrue();
        assertThat(candidate("2018-04-01", id).isMissingNode())
                .as("no longer in force")
                .isTrue();

        // nobody names any places, and 20 minutes hold one: its turn goes before a stronger hot spot
        var shift = "\"shifts\": [{\"start\": \"2018-03-09T21:00:00+01:00\", \"end\": \"2018-03-09T21:20:00+01:00\"}]";
        var plan = post("plan", "{%s}".formatted(shift));
        assertThat(places(plan.path("rounds").path(0).path("stops"))).containsExactly(id.toString());
        var freely = post("plan", "{%s, \"dueFirst\": false, \"banned\": [\"%s\"]}".formatted(shift, id));
        assertThat(places(freely.path("rounds").path(0).path("stops"))).doesNotContain(id.toString());
    }

    private UUID place(String name, String more) {
        var id = UUID.randomUUID();
        var answer = http.put("planerare", "/api/priority-places/" + id, """
                {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[13.24, 55.43], [13.241, 55.43], [13.241, 55.4305], [13.24, 55.4305], [13.24, 55.43]]]},
                 "properties": {"name": "%s", "reason": "prov"%s}}""".formatted(name, more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id;
    }

    private JsonNode candidate(String day, UUID id) {
        var answer = http.get("planerare", "/api/rounds/candidates?date=" + day);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        for (var place : answer.json().path("places")) {
            if (place.path("id").asString().equals(id.toString())) {
                return place;
            }
        }
        return answer.json().path("there is none");
    }

    /** A stronger hot spot lies within 75 m of some of them: a round past the station is no visit to the square. */
    @Test
    void aPriorityPlaceStandsForTheHotSpotUnderItAndNotForAStrongerOneBesideIt() {
        var spots = http.get("planerare", "/api/hotspots?limit=20").json().path("features");
        var drawn = new HashMap<UUID, String>();
        for (var spot : spots) {
            var id = UUID.randomUUID();
            var answer = http.put("planerare", "/api/priority-places/" + id, """
                    {"type": "Feature", "geometry": %s,
                     "properties": {"name": "prov", "reason": "prov", "validFrom": "2000-05-01", "validTo": "2000-05-07"}}""".formatted(spot.path("geometry")));
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            drawn.put(id, spot.path("properties").path("id").asString());
        }
        assertThat(drawn).hasSizeGreaterThan(5);
        var found = new HashMap<UUID, String>();
        drawn.keySet()
                .forEach(id -> found.put(
                        id, candidate("2000-05-03", id).path("hotSpot").asString()));
        // they lie where other tests look at the map
        drawn.keySet()
                .forEach(id -> assertThat(http.delete("planerare", "/api/priority-places/" + id, "If-Match", "\"1\"")
                                .status())
                        .isEqualTo(204));
        assertThat(found).isEqualTo(drawn);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "walk; \"rounds\": [[\"a\"], [\"b\"]]; /rounds; rounds-number",
                "walk; \"rounds\": [\"a\"]; /rounds/0; ids-not-a-list",
                "walk; \"rounds\": [[\"a\", \"a\"]]; /rounds/0; twice",
                "walk; \"rounds\": [[\"nej\"]]; /rounds/0; place-not-asked",
                "plan; \"pinned\": [{\"place\": \"a\", \"shift\": 1}]; /pinned/0/shift; not-between",
                "compare; \"rounds\": []; /rounds; missing",
                "compare; \"rounds\": [[\"a\"]], \"planned\": [[\"nej\"]]; /planned/0; place-not-asked"
            })
    void whatCannotBeUsedIsNamed(String what, String wishes, String pointer, String code) {
        var answer = http.post("planerare", "/api/rounds/" + what, body(60, ", " + wishes));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.fault(pointer)).as(answer.text()).isEqualTo(code);
    }

    @Test
    void onlyPlannersSeeDebtsAndWhatWasHandedOut() {
        for (var account : List.of("vard", "polis", "rapportor")) {
            Http.Answer answer = http.get(account, "/api/rounds/candidates?date=2018-03-09");
            assertThat(answer.status()).as(account).isEqualTo(403);
        }
        assertThat(http.post("polis", "/api/rounds/compare", body(60, ", \"rounds\": [[\"a\"]]"))
                        .status())
                .isEqualTo(403);
        assertThat(http.get("planerare", "/api/rounds/candidates?date=ikväll").status())
                .isEqualTo(400);
    }
}

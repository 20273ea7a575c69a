package se.lagesbild.backend.patrols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lagesbild.backend.TrelleborgApp;

/** Rounds where no street network is loaded: straight lines, and the answer says so. */
class StraightRoundTests extends TrelleborgApp {
    private static final String SHIFT =
            "\"shifts\": [{\"start\": \"2026-11-27T18:00:00+01:00\", \"end\": \"2026-11-27T20:00:00+01:00\", \"startPoint\": [13.157, 55.376]}]";

    private static String place(String name, double longitude, double latitude, int prize) {
        return "{\"name\": \"%s\", \"point\": [%s, %s], \"prize\": %d}".formatted(name, longitude, latitude, prize);
    }

    private String path() {
        return "/api/rounds/plan";
    }

    @Test
    void ordersThePlacesAndSaysThatTheLinesAreStraight() {
        // three places on a line to the east, given out of order
        var answer = http.post(
                "planerare",
                path(),
                "{" + SHIFT + ", \"places\": ["
                        + place("mitten", 13.161, 55.376, 5) + "," + place("borta", 13.165, 55.376, 5) + ","
                        + place("nära", 13.159, 55.376, 5) + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var plan = answer.json();
        var round = plan.path("rounds").path(0);
        assertThat(round.path("stops")
                        .valueStream()
                        .map(s -> s.path("name").asString())
                        .toList())
                .containsExactly("nära", "mitten", "borta");
        assertThat(plan.path("covered").asDouble()).isEqualTo(1.0);
        assertThat(plan.path("alongStreets").asBoolean()).isFalse();
        assertThat(plan.path("note").asString()).contains("räta linjer", "1,3");
        // 0.008 degrees of longitude at 55.376 N are 507 m; times 1.3
        assertThat(round.path("walkedMetres").asDouble()).isCloseTo(659, within(3.0));
        // 127 m x 1.3 at 70 m a minute: 2 min 22 s of walk to the first
        assertThat(round.path("stops").path(0).path("arrive").asString()).startsWith("2026-11-27T18:02:");
        assertThat(round.path("stops").path(0).path("dwellMinutes").asInt()).isEqualTo(12);
        assertThat(round.path("geometry").path("coordinates").size()).isEqualTo(4);
    }

    @Test
    void leavesOutWhatTheTimeDoesNotAllowAndSaysWhy() {
        var answer = http.post(
                "planerare",
                path(),
                "{\"shifts\": [{\"start\": \"2026-11-27T18:00:00+01:00\", \"end\": \"2026-11-27T18:30:00+01:00\"}], \"places\": ["
                        + place("liten", 13.157, 55.376, 1) + "," + place("stor", 13.160, 55.376, 9) + ","
                        + place("mellan", 13.163, 55.376, 4) + "]}");
        var plan = answer.json();
        // 30 minutes hold two visits of 12 and a walk of 4, not three
        assertThat(plan.path("rounds").path(0).path("stops").size()).isEqualTo(2);
        assertThat(plan.path("leftOut").path(0).path("name").asString()).isEqualTo("liten");
        assertThat(plan.path("leftOut").path(0).path("why").asString()).contains("Tiden räcker inte");
        assertThat(plan.path("covered").asDouble()).isCloseTo(13.0 / 14, within(0.001));
    }

    @Test
    void sameRequestAndSeedGiveTheSameRound() {
        var body = "{" + SHIFT + ", \"seed\": 42, \"iterations\": 500}";
        var first = http.post("planerare", path(), body);
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(http.post("planerare", path(), body).text()).isEqualTo(first.text());
        assertThat(first.json().path("rounds").path(0).path("stops").size())
                .as("without places the hot spots of the last four weeks are taken")
                .isGreaterThanOrEqualTo(3);
        assertThat(first.json().path("seed").asLong()).isEqualTo(42);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "no shift; {\"shifts\": []}; /shifts; shifts-number",
                "seven shifts; {\"shifts\": [1,2,3,4,5,6,7]}; /shifts; shifts-number",
                "ends first; {\"shifts\": [{\"start\": \"2026-11-27T18:00:00+01:00\", \"end\": \"2026-11-27T17:00:00+01:00\"}]}; /shifts/0/end; ends-before-start",
                "thirteen hours; {\"shifts\": [{\"start\": \"2026-11-27T05:00:00+01:00\", \"end\": \"2026-11-27T18:00:00+01:00\"}]}; /shifts/0/end; shift-long",
                "no start; {\"shifts\": [{\"end\": \"2026-11-27T17:00:00+01:00\"}]}; /shifts/0/start; missing",
                "not a time; {\"shifts\": [{\"start\": \"ikväll\", \"end\": \"2026-11-27T17:00:00+01:00\"}]}; /shifts/0/start; not-a-time",
                "long break; {\"shifts\": [{\"start\": \"2026-11-27T18:00:00+01:00\", \"end\": \"2026-11-27T19:00:00+01:00\", \"breakMinutes\": 45}]}; /shifts/0/breakMinutes; not-between",
                "start in Paris; {\"shifts\": [{\"start\": \"2026-11-27T18:00:00+01:00\", \"end\": \"2026-11-27T19:00:00+01:00\", \"startPoint\": [2.35, 48.85]}]}; /shifts/0/startPoint; outside-the-area",
                "place without a point; {\"shifts\": [{\"start\": \"2026-11-27T18:00:00+01:00\", \"end\": \"2026-11-27T19:00:00+01:00\"}], \"places\": [{\"name\": \"x\"}]}; /places/0/point; missing",
                "swapped place; {\"shifts\": [{\"start\": \"2026-11-27T18:00:00+01:00\", \"end\": \"2026-11-27T19:00:00+01:00\"}], \"places\": [{\"name\": \"x\", \"point\": [55.376, 13.157]}]}; /places/0/point; swapped",
                "negative prize; {\"shifts\": [{\"start\": \"2026-11-27T18:00:00+01:00\", \"end\": \"2026-11-27T19:00:00+01:00\"}], \"places\": [{\"name\": \"x\", \"point\": [13.157, 55.376], \"prize\": -1}]}; /places/0/prize; not-between",
                "a million iterations; {\"shifts\": [{\"start\": \"2026-11-27T18:00:00+01:00\", \"end\": \"2026-11-27T19:00:00+01:00\"}], \"iterations\": 1000000}; /iterations; not-between"
            })
    void namesTheFieldThatCannotBeUsed(String what, String body, String pointer, String code) {
        var answer = http.post("planerare", path(), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.fault(pointer)).as(answer.text()).isEqualTo(code);
    }
}

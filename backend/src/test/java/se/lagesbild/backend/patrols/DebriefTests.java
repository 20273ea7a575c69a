package se.lagesbild.backend.patrols;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lagesbild.backend.Http;
import se.lagesbild.backend.TrelleborgApp;

/** Planned against walked. */
class DebriefTests extends TrelleborgApp {
    /** Before the test's today, and nobody else's. */
    private static final String DAY = "2018-03-16";

    private UUID round(boolean out) {
        var id = UUID.randomUUID();
        var body = HandedOutTests.round(
                        "Gången",
                        HandedOutTests.stop("a", 13.157, "18:10", "18:22"),
                        HandedOutTests.stop("b", 13.161, "18:40", "18:52"))
                .replace("2026-11-27", DAY);
        assertThat(http.put("planerare", "/api/rounds/" + id, body).status()).isEqualTo(201);
        if (out) {
            http.post("planerare", "/api/rounds/" + id + "/publish", "");
        }
        return id;
    }

    private Http.Answer tell(String account, UUID id, String body, String... headers) {
        return http.put(account, "/api/rounds/" + id + "/debrief", body, headers);
    }

    private static final String A =
            "{\"stop\": \"a\", \"arrived\": \"2018-03-16T18:15:00+01:00\", \"left\": \"2018-03-16T18:24:40+01:00\"}";
    private static final String B = "{\"stop\": \"b\", \"skipReason\": \"CLOSED\"}";

    private static String told(String stops, String note) {
        return "{\"stops\": [%s], \"note\": \"%s\"}".formatted(stops, note);
    }

    @Test
    void whoWalkedTellsAndThePlannerSeesItBesideThePlan() {
        var id = round(true);
        assertThat(http.get("planerare", "/api/rounds/" + id + "/debrief").status())
                .as("nothing told")
                .isEqualTo(404);
        var made = tell("vard", id, told(B + "," + A, "Lugnt, men mörkt vid bron"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("ETag")).contains("\"1\"");
        assertThat(made.json().path("changedBy").isNull())
                .as("names are for planners")
                .isTrue();
        assertThat(tell("vard", id, told(A + "," + B, "Lugnt, men mörkt vid bron"))
                        .status())
                .as("the same, in another order")
                .isEqualTo(200);

        var seen = http.get("planerare", "/api/rounds/" + id + "/debrief").json();
        assertThat(seen.path("version").asInt()).isEqualTo(1);
        assertThat(seen.path("changedBy").asString()).isNotBlank();
        assertThat(seen.path("changedAt").asString()).isEqualTo("2026-11-23T21:00:00+01:00");
        assertThat(seen.path("note").asString()).isEqualTo("Lugnt, men mörkt vid bron");
        var a = seen.path("stops").path(0);
        assertThat(a.path("plannedArrive").asString()).isEqualTo("2018-03-16T18:10:00+01:00");
        assertThat(a.path("plannedMinutes").asInt()).isEqualTo(12);
        assertThat(a.path("minutes").asInt()).as("9 min 40 s").isEqualTo(10);
        var b = seen.path("stops").path(1);
        assertThat(b.path("skipReason").asString()).isEqualTo("CLOSED");
        assertThat(b.path("arrived").isNull()).isTrue();
        assertThat(seen.path("plannedMinutes").asInt()).isEqualTo(24);
        assertThat(seen.path("walkedMinutes").asInt()).isEqualTo(10);
        assertThat(seen.path("visitedStops").asInt()).isEqualTo(1);
        assertThat(http.get("planerare", "/api/rounds/debriefs?date=" + DAY).text())
                .contains(id.toString());
    }

    @Test
    void anotherTellingNeedsTheVersionThatWasSeen() {
        var id = round(true);
        tell("vard", id, told(A, "Lugnt"));
        var refused = tell("planerare", id, told(A + "," + B, "Lugnt"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asString()).isEqualTo("other-content");
        var changed = tell("planerare", id, told(A + "," + B, "Lugnt"), "If-Match", "\"1\"");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("version").asInt()).isEqualTo(2);
        assertThat(tell("vard", id, told(A, "Annat"), "If-Match", "\"1\"").status())
                .isEqualTo(409);
    }

    @Test
    void onlyThoseWhoSeeTheRoundTellOfIt() {
        var planned = round(false);
        assertThat(tell("vard", planned, told(A, "x")).status()).isEqualTo(404);
        assertThat(tell("planerare", planned, told(A, "x")).status()).isEqualTo(201);
        for (var other : new String[] {"polis", "namnd", "rapportor", "admin", "dso"}) {
            assertThat(tell(other, planned, told(A, "x")).status()).as(other).isEqualTo(403);
            assertThat(http.get(other, "/api/rounds/" + planned + "/debrief").status())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(http.get("vard", "/api/rounds/debriefs?date=" + DAY).status())
                .isEqualTo(403);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing | {} | /stops | missing",
                "a stop of another round | {\"stops\": [{\"stop\": \"x\", \"skipReason\": \"OTHER\"}]} | /stops/0/stop | no-such-stop",
                "the same stop twice | {\"stops\": [{\"stop\": \"b\", \"skipReason\": \"OTHER\"}, {\"stop\": \"b\", \"skipReason\": \"OTHER\"}]} | /stops/1/stop | twice",
                "skipped and visited | {\"stops\": [{\"stop\": \"b\", \"skipReason\": \"OTHER\", \"arrived\": \"2018-03-16T18:15:00Z\"}]} | /stops/0/skipReason | skipped-and-visited",
                "without an end | {\"stops\": [{\"stop\": \"b\", \"arrived\": \"2018-03-16T18:15:00Z\"}]} | /stops/0/left | missing",
                "ends before it begins | {\"stops\": [{\"stop\": \"b\", \"arrived\": \"2018-03-16T18:15:00Z\", \"left\": \"2018-03-16T18:15:00Z\"}]} | /stops/0/left | ends-before-start",
                "tomorrow | {\"stops\": [{\"stop\": \"b\", \"arrived\": \"2026-11-24T18:15:00Z\", \"left\": \"2026-11-24T18:25:00Z\"}]} | /stops/0/arrived | in-the-future",
                "a phone number | {\"stops\": [], \"note\": \"ring 070-174 06 05\"} | /note | personal-data-phone"
            })
    void namesTheFieldThatCannotBeUsed(String what, String body, String pointer, String code) {
        var answer = tell("vard", round(true), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.fault(pointer)).as(answer.text()).isEqualTo(code);
        assertThat(answer.text()).doesNotContain("070-174");
    }
}

package se.lagesbild.backend.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.TrelleborgApp;
import se.lagesbild.backend.access.ShiftLock;

/** Shifts from a warden's phone. It is 21:00 on Monday 23 November. */
class ShiftTests extends TrelleborgApp {
    @Autowired
    ShiftLock lock;

    @Autowired
    JdbcClient jdbc;

    private static String path(UUID id) {
        return "/api/shifts/" + id;
    }

    /** From 18 to 02, begun at 18:02; {@code more} follows. */
    private static String evening(String more) {
        return """
                {"party": "WARDENS", "pair": "Par 1", "start": "2026-11-23T18:00:00+01:00", "end": "2026-11-24T02:00:00+01:00",
                 "startedAt": "2026-11-23T18:02:00+01:00"%s}""".formatted(more);
    }

    @Test
    void theSameAgainIsHarmlessAndWhatWasEmptyIsFilledIn() {
        var id = UUID.randomUUID();
        var first = http.put("vard", path(id), evening(""));
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.header("ETag")).contains("\"1\"");
        assertThat(first.json().path("start").asString()).isEqualTo("2026-11-23T18:00:00+01:00");
        assertThat(first.json().path("closed").asBoolean()).isFalse();
        assertThat(http.put("vard", path(id), evening("")).status()).isEqualTo(200);

        var ended = http.put(
                "vard",
                path(id),
                evening(", \"endedAt\": \"2026-11-23T20:58:00+01:00\", \"debrief\": {\"done\": \"Gick hela ronden\"}"));
        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
        assertThat(ended.json().path("version").asInt()).isEqualTo(2);
        assertThat(ended.json().path("closed").asBoolean()).isTrue();
        assertThat(lock.isClosed(id)).isTrue();

        var late = http.put("vard", path(id), evening(""));
        assertThat(late.status()).as("the first send once more, arriving last").isEqualTo(200);
        assertThat(late.json().path("debrief").path("done").asString()).isEqualTo("Gick hela ronden");
    }

    @Test
    void otherContentNeedsTheVersionThatWasSeen() {
        var id = UUID.randomUUID();
        http.put("vard", path(id), evening(""));
        var renamed = evening("").replace("Par 1", "Par 2");
        var refused = http.put("vard", path(id), renamed);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asString()).isEqualTo("other-content");
        assertThat(http.put("vard", path(id), renamed, "If-Match", "\"7\"").status())
                .isEqualTo(409);
        var changed = http.put("vard", path(id), renamed, "If-Match", "\"1\"");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("pair").asString()).isEqualTo("Par 2");
        assertThat(http.put("vard", path(id), renamed, "If-Match", "\"1\"").status())
                .as("the answer was lost, the same change comes again")
                .isEqualTo(200);
    }

    @Test
    void afterTheEndOnlyTheDebriefIsWritten() {
        var id = UUID.randomUUID();
        var end = ", \"endedAt\": \"2026-11-23T20:30:00+01:00\"";
        http.put("vard", path(id), evening(end));
        var debrief = http.put("vard", path(id), evening(end + ", \"debrief\": {\"seen\": \"Lugnt\"}"));
        assertThat(debrief.status()).as(debrief.text()).isEqualTo(200);
        var rewritten = http.put("vard", path(id), evening(end + ", \"debrief\": {\"seen\": \"Lugnt, en lampa ur\"}"));
        assertThat(rewritten.status()).as(rewritten.text()).isEqualTo(200);
        assertThat(rewritten.json().path("debrief").path("seen").asString()).isEqualTo("Lugnt, en lampa ur");
        var longer = http.put(
                "vard",
                path(id),
                evening(", \"endedAt\": \"2026-11-23T20:55:00+01:00\""),
                "If-Match",
                rewritten.header("ETag").orElseThrow());
        assertThat(longer.status()).isEqualTo(409);
        assertThat(longer.json().path("code").asString()).isEqualTo("shift-closed");
        assertThat(http.put("vard", path(id), evening(end + ", \"round\": \"" + UUID.randomUUID() + "\""))
                        .json()
                        .path("code")
                        .asString())
                .as("a round is no debrief")
                .isEqualTo("shift-closed");
        assertThat(http.put(
                                "planerare",
                                path(id),
                                evening(", \"endedAt\": \"2026-11-23T20:55:00+01:00\""),
                                "If-Match",
                                "\"3\"")
                        .status())
                .as("a planner mends it")
                .isEqualTo(200);
    }

    /** Ended on Monday, begun on Saturday: it can be ended, and counts as the longest shift there is. */
    @Test
    void whoForgotToEndAShiftEndsItLater() {
        var forgotten = """
                {"party": "WARDENS", "pair": "Par 7", "start": "2026-05-02T18:00:00+02:00", "startedAt": "2026-05-02T18:00:00+02:00",
                 "endedAt": "2026-05-04T08:00:00+02:00"}""";
        var answer = http.put("vard", path(UUID.randomUUID()), forgotten);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(http.get("planerare", "/api/reporter-hours?datetime=2026-05-01/2026-05-31")
                        .json()
                        .path("hours")
                        .asDouble())
                .isEqualTo(16.0);
    }

    @Test
    void theDebriefClosesTwelveHoursAfterTheShift() {
        var id = UUID.randomUUID();
        var morning = """
                {"party": "WARDENS", "pair": "Par 9", "start": "2026-11-23T05:00:00+01:00", "startedAt": "2026-11-23T05:00:00+01:00",
                 "endedAt": "2026-11-23T08:59:00+01:00"%s}""";
        assertThat(http.put("vard", path(id), morning.formatted("")).status()).isEqualTo(201);
        var late = http.put("vard", path(id), morning.formatted(", \"debrief\": {\"next\": \"Mer ljus\"}"));
        assertThat(late.json().path("code").asString()).isEqualTo("shift-closed");
    }

    @Test
    void aDebriefHoldsNoPersonalData() {
        var id = UUID.randomUUID();
        var answer = http.put(
                "vard", path(id), evening(", \"debrief\": {\"done\": \"ok\", \"seen\": \"ring 070-174 06 05\"}"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fault("/debrief/seen")).isEqualTo("personal-data-phone");
        assertThat(answer.text()).doesNotContain("070-174");
        assertThat(jdbc.sql("select count(*) from presence.shift where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void wardensSeeTheirOwnAndPlannersAll() {
        var id = UUID.randomUUID();
        var day = "2026-08-0%d";
        http.put("vard", path(id), """
                {"party": "WARDENS", "pair": "Par 4", "start": "2026-08-04T23:30:00+02:00", "end": "2026-08-05T03:00:00+02:00"}""");
        for (var account : new String[] {"vard", "planerare"}) {
            var shifts = http.get(account, "/api/shifts?date=" + day.formatted(4))
                    .json()
                    .path("shifts");
            assertThat(shifts.size()).as(account).isEqualTo(1);
            assertThat(shifts.path(0).path("id").asString()).isEqualTo(id.toString());
        }
        assertThat(http.get("vard", "/api/shifts?date=" + day.formatted(5))
                        .json()
                        .path("shifts")
                        .size())
                .as("a shift that passes midnight belongs to the day it began")
                .isZero();
        assertThat(http.get("polis", "/api/shifts?date=" + day.formatted(4))
                        .json()
                        .path("shifts")
                        .size())
                .as("another party's")
                .isZero();
        assertThat(http.put("polis", path(id), evening("").replace("WARDENS", "POLICE"))
                        .status())
                .as("somebody else's id")
                .isEqualTo(404);
        assertThat(http.get("namnd", "/api/shifts").status()).isEqualTo(403);
    }

    @Test
    void sentTwiceAtTheSameMomentThereIsOneShift() throws Exception {
        var id = UUID.randomUUID();
        var pool = Executors.newFixedThreadPool(8);
        try {
            var sends = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Integer>)
                            () -> http.put("vard", path(id), evening("")).status())
                    .toList();
            var statuses = pool.invokeAll(sends).stream()
                    .map(done -> {
                        try {
                            return done.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
            assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        } finally {
            pool.shutdownNow();
        }
        assertThat(jdbc.sql("select count(*) from presence.shift where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "nothing; {}; /pair; missing",
                "police; {\"party\": \"POLICE\", \"pair\": \"x\", \"start\": \"2026-11-23T18:00:00+01:00\"}; /party; not-your-party",
                "no word; {\"party\": \"GUARDS\", \"pair\": \"x\", \"start\": \"2026-11-23T18:00:00+01:00\"}; /party; not-one-of",
                "blank pair; {\"party\": \"WARDENS\", \"pair\": \" \", \"start\": \"2026-11-23T18:00:00+01:00\"}; /pair; missing",
                "ends first; {\"party\": \"WARDENS\", \"pair\": \"x\", \"start\": \"2026-11-23T18:00:00+01:00\", \"end\": \"2026-11-23T17:00:00+01:00\"}; /end; ends-before-start",
                "too long; {\"party\": \"WARDENS\", \"pair\": \"x\", \"start\": \"2026-11-23T18:00:00+01:00\", \"end\": \"2026-11-24T17:00:00+01:00\"}; /end; shift-long",
                "in the future; {\"party\": \"WARDENS\", \"pair\": \"x\", \"start\": \"2026-11-23T18:00:00+01:00\", \"startedAt\": \"2026-11-23T22:00:00+01:00\"}; /startedAt; in-the-future",
                "ended, never begun; {\"party\": \"WARDENS\", \"pair\": \"x\", \"start\": \"2026-11-23T18:00:00+01:00\", \"endedAt\": \"2026-11-23T20:00:00+01:00\"}; /startedAt; missing",
                "the year 20000; {\"party\": \"WARDENS\", \"pair\": \"x\", \"start\": \"+20000-11-23T18:00:00+01:00\"}; /start; not-a-time",
                "long break; {\"party\": \"WARDENS\", \"pair\": \"x\", \"start\": \"2026-11-23T18:00:00+01:00\", \"breakMinutes\": 300}; /breakMinutes; not-between",
                "half a break; {\"party\": \"WARDENS\", \"pair\": \"x\", \"start\": \"2026-11-23T18:00:00+01:00\", \"breakMinutes\": 12.5}; /breakMinutes; not-between",
                "start in Paris; {\"party\": \"WARDENS\", \"pair\": \"x\", \"start\": \"2026-11-23T18:00:00+01:00\", \"startPoint\": [2.35, 48.85]}; /startPoint; outside-the-area",
                "swapped; {\"party\": \"WARDENS\", \"pair\": \"x\", \"start\": \"2026-11-23T18:00:00+01:00\", \"startPoint\": [55.376, 13.157]}; /startPoint; swapped",
                "debrief as text; {\"party\": \"WARDENS\", \"pair\": \"x\", \"start\": \"2026-11-23T18:00:00+01:00\", \"debrief\": \"lugnt\"}; /debrief; not-an-object"
            })
    void namesTheFieldThatCannotBeUsed(String what, String body, String pointer, String code) {
        var answer = http.put("vard", path(UUID.randomUUID()), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.fault(pointer)).as(answer.text()).isEqualTo(code);
    }

    @Test
    void hoursAddUpWithoutTheBreak() {
        var month = "/api/reporter-hours?datetime=2026-07-01/2026-07-31";
        // 20:00 to 24:00 with half an hour of break: 3.5 hours; planned, never begun: none
        http.put("vard", path(UUID.randomUUID()), """
                {"party": "WARDENS", "pair": "Par 1", "start": "2026-07-10T20:00:00+02:00", "breakMinutes": 30,
                 "startedAt": "2026-07-10T20:00:00+02:00", "endedAt": "2026-07-11T00:00:00+02:00"}""");
        http.put("vard", path(UUID.randomUUID()), """
                {"party": "WARDENS", "pair": "Par 1", "start": "2026-07-12T20:00:00+02:00", "end": "2026-07-12T23:00:00+02:00"}""");
        // never ended: to its planned end
        http.put("polis", path(UUID.randomUUID()), """
                {"party": "POLICE", "pair": "Yttre", "start": "2026-07-13T20:00:00+02:00", "end": "2026-07-13T22:00:00+02:00",
                 "startedAt": "2026-07-13T20:00:00+02:00"}""");
        var hours = http.get("planerare", month).json();
        assertThat(hours.path("hours").asDouble()).isEqualTo(5.5);
        assertThat(hours.path("shifts").asInt()).isEqualTo(2);
        assertThat(hours.path("byParty").path("WARDENS").asDouble()).isEqualTo(3.5);
        assertThat(hours.path("byParty").path("POLICE").asDouble()).isEqualTo(2.0);
        assertThat(http.get("planerare", "/api/reporter-hours?datetime=2026-07-10T22:00:00%2B02:00/2026-07-12")
                        .json()
                        .path("hours")
                        .asDouble())
                .as("the second half of the shift, with half its break")
                .isEqualTo(1.75);
        assertThat(http.get("planerare", "/api/reporter-hours")
                        .json()
                        .path("hours")
                        .asDouble())
                .as("without a period: all that ever was")
                .isGreaterThanOrEqualTo(5.5);
        assertThat(http.get("vard", month).status()).isEqualTo(403);
    }
}

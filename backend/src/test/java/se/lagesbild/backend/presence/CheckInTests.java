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
import se.lagesbild.backend.Heard;
import se.lagesbild.backend.Http;
import se.lagesbild.backend.TrelleborgApp;

/** Check-ins, skips and what they add up to. It is 21:00 on Monday 23 November. */
class CheckInTests extends TrelleborgApp {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Heard heard;

    private UUID shift(String account, String day, String from, String until) {
        var id = UUID.randomUUID();
        var party = account.equals("polis") ? "POLICE" : "WARDENS";
        var ended = until.isEmpty() ? "" : ", \"endedAt\": \"%sT%s:00+01:00\"".formatted(day, until);
        var answer = http.put(account, "/api/shifts/" + id, """
                {"party": "%s", "pair": "Par 1", "start": "%2$sT%3$s:00+01:00", "startedAt": "%2$sT%3$s:00+01:00"%4$s}""".formatted(party, day, from, ended));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id;
    }

    private Http.Answer put(String account, UUID id, UUID shift, String arrived, String more, String... headers) {
        return http.put(account, "/api/presence/" + id, """
                {"shift": "%s", "arrived": "%s:00+01:00", "method": "HAND"%s}""".formatted(shift, arrived, more), headers);
    }

    @Test
    void aVisitIsBegunAndEndedAndSentTwice() {
        var shift = shift("vard", "2026-11-23", "18:00", "");
        var id = UUID.randomUUID();
        var place = ", \"place\": \"torget\", \"point\": [13.157, 55.376], \"accuracy\": 8";
        var begun = put("vard", id, shift, "2026-11-23T18:10", place);
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        assertThat(begun.json().path("name").asString()).isEqualTo("Torget (exempel)");
        assertThat(begun.json().path("minutes").isNull()).isTrue();
        var left = ", \"left\": \"2026-11-23T18:22:00+01:00\"";
        var ended = put("vard", id, shift, "2026-11-23T18:10", place + left);
        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
        assertThat(ended.json().path("minutes").asInt()).isEqualTo(12);
        assertThat(ended.json().path("version").asInt()).isEqualTo(2);
        var again = put("vard", id, shift, "2026-11-23T18:10", place);
        assertThat(again.status())
                .as("the check-in once more, after the check-out")
                .isEqualTo(200);
        assertThat(again.json().path("left").asString()).isEqualTo("2026-11-23T18:22:00+01:00");

        assertThat(put("vard", id, shift, "2026-11-23T18:11", place)
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("other-content");
        assertThat(put("vard", id, shift, "2026-11-23T18:11", place + left, "If-Match", "\"2\"")
                        .json()
                        .path("minutes")
                        .asInt())
                .isEqualTo(11);

        var own = http.get("vard", "/api/presence?shift=" + shift).json().path("visits");
        assertThat(own.size()).isEqualTo(1);
        assertThat(own.path(0).path("point").path(0).asDouble()).isEqualTo(13.157);
        var planners =
                http.get("planerare", "/api/presence?shift=" + shift).json().path("visits");
        assertThat(planners.size()).isEqualTo(1);
        assertThat(planners.path(0).path("point").isNull())
                .as("a planner sees the place, not where somebody stood")
                .isTrue();
        assertThat(heard.of(VisitRecorded.class)).anyMatch(event -> event.id().equals(id));
    }

    /** A check-in elsewhere ended the visit, was taken back, and the visit ended later. */
    @Test
    void whenOneLeftIsSaidAnewWhileTheShiftGoesOn() {
        var shift = shift("vard", "2026-11-23", "18:00", "");
        var id = UUID.randomUUID();
        var place = ", \"place\": \"torget\"";
        put("vard", id, shift, "2026-11-23T18:10", place + ", \"left\": \"2026-11-23T18:12:00+01:00\"");
        assertThat(put("vard", id, shift, "2026-11-23T18:10", place).status()).isEqualTo(200);
        var later = put("vard", id, shift, "2026-11-23T18:10", place + ", \"left\": \"2026-11-23T18:25:00+01:00\"");
        assertThat(later.status()).as(later.text()).isEqualTo(200);
        assertThat(later.json().path("minutes").asInt()).isEqualTo(15);
    }

    @Test
    void aPositionFarOffDoesNotCostTheVisit() {
        var shift = shift("vard", "2026-11-23", "18:00", "");
        var id = UUID.randomUUID();
        var lost = ", \"place\": \"torget\", \"point\": [2.35, 48.85], \"accuracy\": 9000";
        var visit = put("vard", id, shift, "2026-11-23T18:10", lost);
        assertThat(visit.status()).as(visit.text()).isEqualTo(201);
        assertThat(visit.json().path("point").isNull()).isTrue();
        assertThat(put("vard", id, shift, "2026-11-23T18:10", lost).status()).isEqualTo(200);
        assertThat(put("vard", UUID.randomUUID(), shift, "2026-11-23T18:10", ", \"point\": [2.35, 48.85]")
                        .fault("/point"))
                .as("without a place there is nothing to count it for")
                .isEqualTo("outside-the-area");
    }

    @Test
    void aMistakeIsTakenBack() {
        var shift = shift("vard", "2026-11-23", "18:00", "");
        var id = UUID.randomUUID();
        put("vard", id, shift, "2026-11-23T18:30", ", \"place\": \"stationen\"");
        assertThat(http.get("vard", "/api/presence?shift=" + shift)
                        .json()
                        .path("visits")
                        .size())
                .isEqualTo(1);
        assertThat(delete("polis", id).status())
                .as("in the police's realm there is no such visit, and here it stays")
                .isEqualTo(204);
        assertThat(http.get("vard", "/api/presence?shift=" + shift)
                        .json()
                        .path("visits")
                        .size())
                .isEqualTo(1);
        assertThat(delete("vard", id).status()).isEqualTo(204);
        assertThat(delete("vard", id).status()).as("again").isEqualTo(204);
        assertThat(http.get("vard", "/api/presence?shift=" + shift)
                        .json()
                        .path("visits")
                        .size())
                .isZero();
    }

    @Test
    void anEndedShiftTakesWhatIsLateButChangesNothing() {
        var shift = shift("vard", "2026-11-23", "12:00", "14:00");
        var id = UUID.randomUUID();
        assertThat(put("vard", id, shift, "2026-11-23T13:00", ", \"place\": \"stationen\"")
                        .status())
                .isEqualTo(201);
        assertThat(put(
                                "vard",
                                id,
                                shift,
                                "2026-11-23T13:00",
                                ", \"place\": \"stationen\", \"left\": \"2026-11-23T13:15:00+01:00\"")
                        .status())
                .isEqualTo(200);
        assertThat(put("vard", id, shift, "2026-11-23T13:05", ", \"place\": \"stationen\"", "If-Match", "\"2\"")
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("shift-closed");
        assertThat(delete("vard", id).json().path("code").asString()).isEqualTo("shift-closed");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "an hour before; 2026-11-22T11:00; ; not-on-shift; /arrived",
                "six minutes before; 2026-11-22T11:54; ; not-on-shift; /arrived",
                "five minutes before; 2026-11-22T11:55; ; ; ",
                "fifteen minutes after; 2026-11-22T14:15; ; ; ",
                "sixteen minutes after; 2026-11-22T14:16; ; not-on-shift; /arrived",
                "left too late; 2026-11-22T13:50; , \"left\": \"2026-11-22T15:00:00+01:00\"; not-on-shift; /left"
            })
    void presenceIsGivenOnShiftAlone(String what, String arrived, String more, String code, String pointer) {
        var shift = shift("vard", "2026-11-22", "12:00", "14:00");
        var answer =
                put("vard", UUID.randomUUID(), shift, arrived, ", \"place\": \"torget\"" + (more == null ? "" : more));
        if (code == null) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        } else {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().path("code").asString()).isEqualTo(code);
            assertThat(answer.fault(pointer)).isEqualTo(code);
        }
    }

    @Test
    void onlyOnesOwnShift() {
        var shift = shift("polis", "2026-11-22", "12:00", "14:00");
        var others = put("vard", UUID.randomUUID(), shift, "2026-11-22T13:00", ", \"place\": \"torget\"");
        assertThat(others.status()).isEqualTo(422);
        assertThat(others.json().path("code").asString()).isEqualTo("shift-unknown");
        var none = put("vard", UUID.randomUUID(), UUID.randomUUID(), "2026-11-22T13:00", ", \"place\": \"torget\"");
        assertThat(none.json().path("code").asString())
                .as("the same answer as for a shift that is not there")
                .isEqualTo("shift-unknown");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "nowhere; ; /place; place-missing",
                "skipped and left; , \"place\": \"torget\", \"skipReason\": \"UNSAFE\", \"left\": \"2026-11-22T13:20:00+01:00\"; /left; skipped-not-visited",
                "skipped and stood there; , \"place\": \"torget\", \"skipReason\": \"UNSAFE\", \"point\": [13.157, 55.376]; /point; position-not-wanted",
                "no such reason; , \"place\": \"torget\", \"skipReason\": \"RAIN\"; /skipReason; not-one-of",
                "left before; , \"place\": \"torget\", \"left\": \"2026-11-22T12:59:00+01:00\"; /left; left-before-arrived",
                "a phone number as a name; , \"name\": \"ring 070-174 06 05\"; /name; personal-data-phone",
                "an odd id; , \"place\": \"a/b\"; /place; not-an-id"
            })
    void namesTheFieldThatCannotBeUsed(String what, String more, String pointer, String code) {
        var shift = shift("vard", "2026-11-22", "12:00", "14:00");
        var answer = put("vard", UUID.randomUUID(), shift, "2026-11-22T13:00", more == null ? "" : more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.fault(pointer)).as(answer.text()).isEqualTo(code);
    }

    @Test
    void sentTwiceAtTheSameMomentThereIsOneVisit() throws Exception {
        var shift = shift("vard", "2026-11-23", "18:00", "");
        var id = UUID.randomUUID();
        var pool = Executors.newFixedThreadPool(8);
        try {
            var sends = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Integer>)
                            () -> put("vard", id, shift, "2026-11-23T19:00", ", \"place\": \"torget\"")
                                    .status())
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
        assertThat(jdbc.sql("select count(*) from presence.visit where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theDoseOfAWeekAddsUpVisitsAndNotSkips() {
        var shift = shift("vard", "2026-03-11", "12:00", "16:00");
        put(
                "vard",
                UUID.randomUUID(),
                shift,
                "2026-03-11T12:10",
                ", \"place\": \"stadsparken\", \"left\": \"2026-03-11T12:25:00+01:00\"");
        put(
                "vard",
                UUID.randomUUID(),
                shift,
                "2026-03-11T14:00",
                ", \"place\": \"stadsparken\", \"left\": \"2026-03-11T14:10:00+01:00\"");
        put("vard", UUID.randomUUID(), shift, "2026-03-11T15:00", ", \"place\": \"stadsparken\"");
        put(
                "vard",
                UUID.randomUUID(),
                shift,
                "2026-03-11T13:00",
                ", \"place\": \"stationen\", \"skipReason\": \"CLOSED\"");
        var polices = shift("polis", "2026-03-12", "12:00", "16:00");
        assertThat(put(
                                "polis",
                                UUID.randomUUID(),
                                polices,
                                "2026-03-12T12:00",
                                ", \"place\": \"stadsparken\", \"point\": [13.16, 55.3781]")
                        .fault("/point"))
                .as("positions of police are never kept")
                .isEqualTo("position-not-wanted");
        put(
                "polis",
                UUID.randomUUID(),
                polices,
                "2026-03-12T12:00",
                ", \"place\": \"stadsparken\", \"left\": \"2026-03-12T12:07:00+01:00\"");

        var dose = http.get("planerare", "/api/dose?week=2026-W11").json();
        assertThat(dose.path("week").asString()).isEqualTo("2026-W11");
        assertThat(dose.path("places").size()).as(dose.toString()).isEqualTo(2);
        var wardens = dose.path("places").path(0);
        assertThat(wardens.path("party").asString()).isEqualTo("WARDENS");
        assertThat(wardens.path("name").asString()).isEqualTo("Stadsparken (exempel)");
        assertThat(wardens.path("chosen").asBoolean())
                .as("visited, and no priority place")
                .isFalse();
        assertThat(wardens.path("done").path("visits").asInt()).isEqualTo(3);
        assertThat(wardens.path("done").path("minutes").asInt())
                .as("15 and 10; nobody checked out of the third")
                .isEqualTo(25);
        assertThat(wardens.path("lastVisit").asString()).isEqualTo("2026-03-11T15:00:00+01:00");
        assertThat(wardens.path("daysSinceLast").asInt())
                .as("Wednesday to Sunday")
                .isEqualTo(4);
        assertThat(wardens.path("owed").isNull()).isTrue();
        var polis = dose.path("places").path(1);
        assertThat(polis.path("party").asString()).isEqualTo("POLICE");
        assertThat(polis.path("done").path("minutes").asInt()).isEqualTo(7);
        assertThat(polis.path("done").path("visits").isNull()
                        && polis.path("lastVisit").isNull())
                .as("of police a planner is told minutes alone")
                .isTrue();
        assertThat(http.get("planerare", "/api/presence?shift=" + polices)
                        .json()
                        .path("visits")
                        .size())
                .isZero();

        var next = http.get("planerare", "/api/dose?week=2026-W12").json().path("places");
        assertThat(next.size()).isEqualTo(1);
        assertThat(next.path(0).path("done").path("visits").asInt()).isZero();
        assertThat(next.path(0).path("daysSinceLast").asInt()).isEqualTo(11);
        assertThat(http.get("planerare", "/api/dose?week=47").status()).isEqualTo(400);
    }

    @Test
    void aCheckInWithoutAPlaceIsNamedAfterWhereItIs() {
        var shift = shift("vard", "2026-11-22", "12:00", "14:00");
        var answer = put("vard", UUID.randomUUID(), shift, "2026-11-22T12:30", ", \"point\": [13.1531, 55.3751]");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("name").asString()).isEqualTo("Stationen (exempel)");
        assertThat(jdbc.sql(
                                "select position_erase_after - arrived_at = interval '30 days' from presence.visit where id = :id")
                        .param("id", UUID.fromString(answer.json().path("id").asString()))
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private Http.Answer delete(String account, UUID id) {
        return http.delete(account, "/api/presence/" + id);
    }
}

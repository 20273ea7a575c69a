package se.lagesbild.backend.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.Http;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;

/**
 * The dose over HTTP, per role. Each test has a year of its own, and places in the north of the municipality where nothing else is; weeks of
 * 2019 to 2023 begin on the Mondays that stand beside them.
 */
class DoseTests extends TrelleborgApp {
    @Autowired
    JdbcClient jdbc;

    /** A square of about 60 m. @param more of the properties, with a comma before */
    private UUID place(double longitude, String name, String more) {
        var id = UUID.randomUUID();
        double latitude = 55.43;
        var answer = http.put("planerare", "/api/priority-places/" + id, """
                {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[%1$s, %3$s], [%2$s, %3$s], [%2$s, %4$s], [%1$s, %4$s], [%1$s, %3$s]]]},
                 "properties": {"name": "%5$s", "reason": "prov"%6$s}}""".formatted(
                        longitude, longitude + 0.001, latitude, latitude + 0.0005, name, more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id;
    }

    private Http.Answer visit(String account, Object place, String arrived, String left) {
        return visit(account, UUID.randomUUID(), place, arrived, left);
    }

    private Http.Answer visit(String account, UUID id, Object place, String arrived, String left) {
        return http.put(account, "/api/presence/" + id, """
                {"place": "%s", "arrived": "%s", "left": "%s"}""".formatted(place, arrived, left));
    }

    private JsonNode dose(String account, String query) {
        var answer = http.get(account, "/api/dose?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode line(JsonNode dose, Object place, String party) {
        for (var line : dose.path("places")) {
            if (line.path("place").asString().equals(place.toString())
                    && line.path("party").asString().equals(party)) {
                return line;
            }
        }
        return dose.path("there is none");
    }

    @Test
    void wantedDoneOwedAndTheDaysBetween() {
        // 2019-W10 begins on 4 March
        var place = place(13.20, "Dos ett", """
                , "party": "WARDENS", "validFrom": "2019-02-25", "validTo": "2019-03-31", "hazards": "hal trappa", "measures": "ny lampa",
                "handOffs": "gata och park", "wantedDose": {"visitsPerWeek": 3, "minutesPerVisit": 15}""");
        assertThat(visit("planerare", place, "2019-03-01T20:00:00+01:00", "2019-03-01T20:15:00+01:00")
                        .status())
                .isEqualTo(201);
        visit("vard", place, "2019-03-05T20:00:00+01:00", "2019-03-05T20:20:00+01:00");
        visit("vard", place, "2019-03-07T23:55:00+01:00", "2019-03-08T00:05:00+01:00");

        var dose = dose("planerare", "week=2019-W10&weeks=2");
        assertThat(dose.path("from").asString()).isEqualTo("2019-03-04");
        assertThat(dose.path("going").asBoolean()).isFalse();
        var line = line(dose, place, "WARDENS");
        assertThat(line.path("wanted").path("visits").asInt()).isEqualTo(3);
        assertThat(line.path("wanted").path("minutes").asInt()).isEqualTo(45);
        assertThat(line.path("wanted").path("partOfWeek").asBoolean()).isFalse();
        assertThat(line.path("done").path("visits").asInt()).isEqualTo(2);
        assertThat(line.path("done").path("minutes").asInt())
                .as("20 and, over midnight, 10")
                .isEqualTo(30);
        assertThat(line.path("done").path("meanMinutes").asDouble()).isEqualTo(15);
        assertThat(line.path("done").path("daysBetween").asDouble())
                .as("Friday to Tuesday 4, Tuesday to Thursday 2")
                .isEqualTo(3);
        assertThat(line.path("done").path("longestGapDays").asInt()).isEqualTo(4);
        assertThat(line.path("everyThirdDay").asBoolean()).isFalse();
        assertThat(line.path("owed").path("visits").asInt()).isEqualTo(1);
        assertThat(line.path("owed").path("minutes").asInt()).isEqualTo(15);
        assertThat(line.path("delivered").asDouble()).isEqualTo(0.67);
        assertThat(line.path("level").asString()).isEqualTo("LITTLE");
        assertThat(line.path("daysSinceLast").asInt()).as("Thursday to Sunday").isEqualTo(3);
        assertThat(line.path("hazards").asString()).isEqualTo("hal trappa");
        assertThat(line.path("measures").asString()).isEqualTo("ny lampa");
        assertThat(line.path("handOffs").asString()).isEqualTo("gata och park");
        assertThat(line.path("history").size()).isEqualTo(2);
        assertThat(line.path("history").path(0).path("week").asString()).isEqualTo("2019-W09");
        assertThat(line.path("history").path(0).path("minutes").asInt()).isEqualTo(15);
        assertThat(line.path("history").path(0).path("owed").asInt()).isEqualTo(30);

        var total = dose.path("totals").path(0);
        assertThat(total.path("party").asString()).isEqualTo("WARDENS");
        assertThat(total.path("wanted").path("minutes").asInt()).isEqualTo(45);
        assertThat(total.path("owed").path("visits").asInt()).isEqualTo(1);
        assertThat(dose.path("history").path(1).path("owed").asInt()).isEqualTo(15);
        assertThat(dose.path("given").path("wardens").asInt()).isEqualTo(30);
        assertThat(dose.path("evidence").path("deliveredElsewhere").asDouble()).isEqualTo(0.55);
    }

    @Test
    void aPlaceInForceOnSomeDaysWantsItsShareAndSaysSo() {
        // 2020-W10 begins on 2 March; in force from Thursday
        var place = place(13.21, "Dos två", """
                , "party": "WARDENS", "validFrom": "2020-03-05", "validTo": "2020-03-31", "wantedDose": {"visitsPerWeek": 3, "minutesPerVisit": 10}""");
        var wanted = line(dose("polis", "week=2020-W10"), place, "WARDENS").path("wanted");
        assertThat(wanted.path("days").asInt()).isEqualTo(4);
        assertThat(wanted.path("partOfWeek").asBoolean()).isTrue();
        assertThat(wanted.path("visits").asInt()).as("3 * 4 / 7 = 1.7").isEqualTo(2);
        assertThat(wanted.path("minutes").asInt()).isEqualTo(20);
        assertThat(line(dose("polis", "week=2020-W09"), place, "WARDENS").isMissingNode())
                .isTrue();
    }

    @Test
    void moreThanWantedOwesNothingAndPaysForNoOtherPlace() {
        // 2021-W10 begins on 8 March
        var dates = """
                , "party": "WARDENS", "validFrom": "2021-03-08", "validTo": "2021-03-14", "wantedDose": {"visitsPerWeek": 1, "minutesPerVisit": 10}""";
        var much = place(13.22, "Dos mycket", dates);
        var none = place(13.23, "Dos inget", dates);
        visit("vard", much, "2021-03-09T20:00:00+01:00", "2021-03-09T21:00:00+01:00");
        var dose = dose("planerare", "week=2021-W10&weeks=1");
        var line = line(dose, much, "WARDENS");
        assertThat(line.path("owed").path("minutes").asInt()).isZero();
        assertThat(line.path("delivered").asDouble()).isEqualTo(6.0);
        assertThat(line.path("level").asString()).isEqualTo("PAID");
        assertThat(line(dose, none, "WARDENS").path("level").asString()).isEqualTo("MOST");
        assertThat(line(dose, none, "WARDENS").path("daysSinceLast").isNull()).isTrue();
        assertThat(dose.path("totals").path(0).path("owed").path("minutes").asInt())
                .isEqualTo(10);
        assertThat(dose.path("totals").path(0).path("delivered").asDouble()).isEqualTo(0.5);
    }

    @Test
    void aPlaceWithoutADoseOwesNothing() {
        var place = place(
                13.24,
                "Dos utan",
                ", \"party\": \"WARDENS\", \"validFrom\": \"2021-06-07\", \"validTo\": \"2021-06-13\"");
        var line = line(dose("planerare", "week=2021-W23"), place, "WARDENS");
        assertThat(line.path("wanted").isNull()).isTrue();
        assertThat(line.path("owed").isNull()).isTrue();
        assertThat(line.path("level").asString()).isEqualTo("NO_WISH");
        assertThat(line.path("done").path("visits").asInt()).isZero();
    }

    /** The clock goes back on Sunday 31 October 2021: 02:30 comes twice. */
    @Test
    void aVisitOverTheClockChangeIsAsLongAsItWas() {
        var place = place(13.25, "Dos klocka", """
                , "party": "WARDENS", "validFrom": "2021-10-25", "validTo": "2021-10-31", "wantedDose": {"visitsPerWeek": 1, "minutesPerVisit": 90}""");
        visit("vard", place, "2021-10-31T02:30:00+02:00", "2021-10-31T02:30:00+01:00");
        visit("vard", place, "2021-10-31T23:50:00+01:00", "2021-11-01T00:10:00+01:00");
        var line = line(dose("planerare", "week=2021-W43"), place, "WARDENS");
        assertThat(line.path("done").path("minutes").asInt())
                .as("an hour, and a visit that passes into Monday belongs to the day it began")
                .isEqualTo(80);
        assertThat(line.path("done").path("visits").asInt()).isEqualTo(2);
    }

    @Test
    void ofPoliceThePlannerGetsMinutesPerPlaceAndWeekAlone() {
        // 2022-W10 begins on 7 March
        var dates =
                ", \"validFrom\": \"2022-03-07\", \"validTo\": \"2022-03-13\", \"wantedDose\": {\"visitsPerWeek\": 4, \"minutesPerVisit\": 10}";
        var theirs = place(13.26, "Dos polis", dates + ", \"party\": \"POLICE\"");
        var both = place(13.27, "Dos båda", dates + ", \"party\": \"BOTH\"");
        var id = UUID.randomUUID();
        assertThat(visit("polis", id, theirs, "2022-03-08T21:13:00+01:00", "2022-03-08T21:24:00+01:00")
                        .status())
                .isEqualTo(201);
        visit("polis", theirs, "2022-03-10T22:31:00+01:00", "2022-03-10T22:44:00+01:00");
        visit("polis", both, "2022-03-09T20:17:00+01:00", "2022-03-09T20:26:00+01:00");
        visit("vard", both, "2022-03-09T19:00:00+01:00", "2022-03-09T19:12:00+01:00");

        var answer = http.get("planerare", "/api/dose?week=2022-W10&weeks=2");
        var dose = answer.json();
        var line = line(dose, theirs, "POLICE");
        assertThat(line.path("done").path("minutes").asInt()).isEqualTo(24);
        assertThat(line.path("owed").path("minutes").asInt()).isEqualTo(16);
        for (var name : new String[] {"visits", "meanMinutes", "daysBetween", "longestGapDays"}) {
            assertThat(line.path("done").path(name).isNull()).as(name).isTrue();
        }
        for (var name : new String[] {"lastVisit", "daysSinceLast", "everyThirdDay"}) {
            assertThat(line.path(name).isNull()).as(name).isTrue();
        }
        assertThat(line.path("owed").path("visits").isNull())
                .as("what is owed would tell what was done")
                .isTrue();
        var together = line(dose, both, "BOTH");
        assertThat(together.path("done").path("minutes").asInt()).isEqualTo(21);
        assertThat(together.path("done").path("visits").isNull()).isTrue();
        assertThat(together.path("owed").path("visits").isNull()).isTrue();
        assertThat(together.path("lastVisit").isNull()).isTrue();
        assertThat(line(dose, both, "WARDENS").path("done").path("visits").asInt())
                .isEqualTo(1);
        for (var total : dose.path("totals")) {
            assertThat(total.path("done").path("visits").isNull()).isTrue();
            assertThat(total.path("owed").path("visits").isNull()).isTrue();
        }
        assertThat(answer.text())
                .doesNotContain(id.toString(), "21:13", "21:24", "22:31", "2022-03-08T", "2022-03-10T");

        var polis = line(dose("polis", "week=2022-W10&weeks=2"), theirs, "POLICE");
        assertThat(polis.path("done").path("visits").asInt()).isEqualTo(2);
        assertThat(polis.path("lastVisit").asString()).isEqualTo("2022-03-10T22:31:00+01:00");
        assertThat(polis.path("owed").path("visits").asInt()).isEqualTo(2);
    }

    /** Whatever a planner, warden, board member or administrator asks: no visit of police comes back. */
    @Test
    void noCallGivesAPoliceVisitToAnybodyElse() {
        var place = place(
                13.28,
                "Dos realm",
                ", \"party\": \"POLICE\", \"validFrom\": \"2022-06-06\", \"validTo\": \"2022-06-12\"");
        var shift = UUID.randomUUID();
        assertThat(http.put("polis", "/api/shifts/" + shift, """
                {"party": "POLICE", "pair": "Polis", "start": "2022-06-07T20:00:00+02:00", "startedAt": "2022-06-07T20:00:00+02:00"}""").status()).isEqualTo(201);
        var id = UUID.randomUUID();
        assertThat(http.put("polis", "/api/presence/" + id, """
                {"shift": "%s", "place": "%s", "arrived": "2022-06-07T21:17:00+02:00", "left": "2022-06-07T21:28:00+02:00", "method": "HAND"}""".formatted(shift, place))
                        .status())
                .isEqualTo(201);
        for (var account : new String[] {"planerare", "vard", "namnd", "admin", "dso", "rapportor"}) {
            for (var path : new String[] {
                "/api/presence?shift=" + shift,
                "/api/presence?date=2022-06-07",
                "/api/presence/" + id,
                "/api/shifts?date=2022-06-07",
                "/api/dose?week=2022-W23",
                "/api/priority-places/" + place,
                "/ogc/collections/dose/items?limit=100",
                "/ogc/collections/priority-places/items?limit=1000",
                "/api/layers/dose/export?f=geojson"
            }) {
                assertThat(http.get(account, path).text())
                        .as("%s asks %s", account, path)
                        .doesNotContain(id.toString(), "21:17", "21:28", "2022-06-07T", shift + "\",\"version");
            }
        }
        assertThat(visit("planerare", id, place, "2022-06-07T21:17:00+02:00", "2022-06-07T21:28:00+02:00")
                        .status())
                .as("the realms do not even share their ids")
                .isEqualTo(201);
        assertThat(http.delete("planerare", "/api/presence/" + id).status()).isEqualTo(204);
        assertThat(http.get("polis", "/api/presence?shift=" + shift)
                        .json()
                        .path("visits")
                        .size())
                .as("the planner's went, theirs stays")
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from presence.visit where party = 'POLICE'")
                        .query(Integer.class)
                        .single())
                .as("nothing of theirs lies with the municipality's")
                .isZero();
    }

    @Test
    void eachCrossingIsWrittenDown() {
        var before = crossings("planerare");
        dose("planerare", "week=2022-W30&weeks=3");
        assertThat(crossings("planerare")).isEqualTo(before + 1);
        var polis = crossings("polis");
        dose("polis", "week=2022-W30");
        assertThat(crossings("polis")).as("their own data cross nothing").isEqualTo(polis);
    }

    private int crossings(String account) {
        return jdbc.sql(
                        "select count(*) from access.read_log where what = 'crossing police-presence' and account_name = :name")
                .param("name", account)
                .query(Integer.class)
                .single();
    }

    @Test
    void enteredAfterwardsOnceHoweverOftenItIsSent() {
        var id = UUID.randomUUID();
        for (var account : new String[] {"planerare", "polis"}) {
            assertThat(visit(account, id, "torget", "2023-03-07T20:00:00+01:00", "2023-03-07T20:15:00+01:00")
                            .status())
                    .as(account)
                    .isEqualTo(201);
            var again = visit(account, id, "torget", "2023-03-07T20:00:00+01:00", "2023-03-07T20:15:00+01:00");
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json().path("method").asString()).isEqualTo("AFTERWARDS");
            assertThat(again.json().path("minutes").asInt()).isEqualTo(15);
            assertThat(again.json().path("party").asString()).isEqualTo(account.equals("polis") ? "POLICE" : "WARDENS");
            var other = visit(account, id, "stationen", "2023-03-07T20:00:00+01:00", "2023-03-07T20:15:00+01:00");
            assertThat(other.json().path("code").asString()).isEqualTo("other-content");
            assertThat(http.get(account, "/api/presence?date=2023-03-07")
                            .json()
                            .path("visits")
                            .size())
                    .isEqualTo(1);
            assertThat(http.delete(account, "/api/presence/" + id).status()).isEqualTo(204);
        }
    }

    @Test
    void whatIsEnteredAfterwardsNeedsALength() {
        var id = UUID.randomUUID();
        var open = http.put("vard", "/api/presence/" + id, """
                {"place": "torget", "arrived": "2023-03-07T20:00:00+01:00"}""");
        assertThat(open.fault("/left")).isEqualTo("missing");
        assertThat(visit("vard", "torget", "2023-03-07T12:00:00+01:00", "2023-03-07T16:01:00+01:00")
                        .fault("/left"))
                .isEqualTo("visit-long");
        assertThat(visit("vard", "torget", "2026-11-24T12:00:00+01:00", "2026-11-24T12:10:00+01:00")
                        .fault("/arrived"))
                .isEqualTo("in-the-future");
        assertThat(http.put("vard", "/api/presence/" + id, """
                {"party": "POLICE", "place": "torget", "arrived": "2023-03-07T20:00:00+01:00", "left": "2023-03-07T20:10:00+01:00"}""").fault("/party")).isEqualTo("not-your-party");
        assertThat(http.put("namnd", "/api/presence/" + id, "{}").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"47", "2026-W54", "2026W47", "1026-W10", "2026-W47-1", "x"})
    void aBadWeekIsSaidSo(String week) {
        var answer = http.get("planerare", "/api/dose?week=" + week);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("not-a-week", "2026-W47");
    }

    @Test
    void theHistoryHasItsBounds() {
        assertThat(http.get("planerare", "/api/dose?week=2026-W11&weeks=0").status())
                .isEqualTo(400);
        assertThat(http.get("planerare", "/api/dose?week=2026-W11&weeks=53").status())
                .isEqualTo(400);
        assertThat(dose("planerare", "week=2023-W11&weeks=52").path("history").size())
                .isEqualTo(52);
    }

    @Test
    void theDoseIsForPlannersAndPolice() {
        for (var account : new String[] {"vard", "namnd", "admin", "dso", "rapportor"}) {
            assertThat(http.get(account, "/api/dose").status()).as(account).isEqualTo(403);
            assertThat(http.get(account, "/ogc/collections/dose/items").status())
                    .as(account)
                    .isEqualTo(404);
        }
        assertThat(http.get("polis", "/ogc/collections/dose/items").status()).isEqualTo(200);
    }
}

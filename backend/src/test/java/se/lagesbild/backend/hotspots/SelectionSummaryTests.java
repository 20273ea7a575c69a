package se.lagesbild.backend.hotspots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;

/** A drawn area over HTTP. Uses 2007, in the north of the municipality. */
class SelectionSummaryTests extends TrelleborgApp {
    private static final String JUNE = "datetime=2007-06-01/2007-06-28";

    /** About 630 m by 560 m; the north-east corner is cut off, so that two of the reports lie in its box but outside it. */
    private static final String AREA =
            "{\"type\": \"Polygon\", \"coordinates\": [[[13.30, 55.46], [13.31, 55.46], [13.31, 55.463], [13.305, 55.465], [13.30, 55.465], [13.30, 55.46]]]}";

    private static boolean made;

    @Autowired
    JdbcClient jdbc;

    private void put(double longitude, double latitude, String category, String at, String kind) {
        var answer = http.put("planerare", "/api/observations/" + UUID.randomUUID(), """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, %s]},
                 "properties": {"category": "%s", "occurredAt": "%s", "positionKind": "%s"}}""".formatted(
                        longitude, latitude, category, at, kind));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @BeforeEach
    void reports() {
        if (!made) {
            made = true;
            for (int i = 0; i < 22; i++) {
                put(
                        13.302,
                        55.462,
                        i < 15 ? "MIL-KLOT" : "TRA-BUS",
                        "2007-06-%02dT22:10:00+02:00".formatted(1 + i),
                        "GPS");
            }
            for (int i = 0; i < 3; i++) {
                put(13.303, 55.461, "OFF-LUGN", "2007-06-10T12:00:00+02:00", "GPS");
                put(13.303, 55.461, "OFF-VALD", "2007-06-10T12:00:00+02:00", "GPS"); // protected: not for the police
                put(13.303, 55.461, "MIL-KLOT", "2007-05-1%dT12:00:00+02:00".formatted(i), "GPS");
                put(13.302, 55.462, "OFF-LJUD", "2007-06-10T12:00:00+02:00", "AREA");
            }
            // in the box of the area, but outside its cut corner
            put(13.3095, 55.4648, "MIL-KLOT", "2007-06-10T12:00:00+02:00", "GPS");
            put(13.3090, 55.4649, "MIL-KLOT", "2007-06-10T12:00:00+02:00", "GPS");
            put(13.3500, 55.4600, "MIL-KLOT", "2007-01-02T12:00:00+01:00", "GPS"); // data begin before May
        }
    }

    private JsonNode summary(String account, String geometry, String filter) {
        var answer = http.post(
                account,
                "/api/observations/summary",
                "{\"geometry\": %s, \"filter\": \"%s\"}".formatted(geometry, filter));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void saysHowManyOfWhatWhenAndWhetherItIsMoreThanBefore() {
        var sum = summary("planerare", AREA, JUNE);
        assertThat(sum.path("n").asInt()).as("22, 3 quiet and 3 violent").isEqualTo(28);
        assertThat(sum.path("quiet").asInt()).isEqualTo(3);
        assertThat(sum.path("perDay").asDouble()).isCloseTo(1.0, within(1e-9));
        assertThat(sum.path("period").asString()).isEqualTo("2007-06-01T00:00:00+02:00/2007-06-29T00:00:00+02:00");
        assertThat(sum.path("topCategories").path(0).path("code").asString()).isEqualTo("MIL-KLOT");
        assertThat(sum.path("topCategories").path(0).path("n").asInt()).isEqualTo(15);
        assertThat(sum.path("bySetting").path("TRAFFIC").asInt()).isEqualTo(7);
        assertThat(sum.path("bySource").path("STAFF").asInt()).isEqualTo(28);
        // 1 June 2007 was a Friday: four Fridays at 22, the 22nd included
        assertThat(sum.path("weekdayHour").path(4).path(22).asInt()).isEqualTo(4);
        int inWeeks = 0;
        for (var week : sum.path("byWeek")) {
            inWeeks += week.path("n").asInt();
        }
        assertThat(inWeeks).as("without the quiet ones").isEqualTo(25);
        var trend = sum.path("trend");
        assertThat(trend.path("before").asInt()).isEqualTo(3);
        assertThat(trend.path("now").asInt()).isEqualTo(25);
        assertThat(trend.path("verdict").asString()).isEqualTo("MORE");
        assertThat(trend.path("rateRatio").asDouble()).isCloseTo(25.0 / 3, within(1e-9));
        assertThat(trend.path("low").asDouble()).isGreaterThan(1).isLessThan(25.0 / 3);
        assertThat(trend.path("high").asDouble()).isGreaterThan(25.0 / 3);
        assertThat(trend.path("comparePeriod").asString())
                .isEqualTo("2007-05-04T00:00:00+02:00/2007-06-01T00:00:00+02:00");
        assertThat(sum.path("sentence").asString())
                .startsWith(
                        "28 iakttagelser i det markerade området på 28 dygn, varav 3 lugna besök, mest klotter och ");
        assertThat(sum.path("sentenceEn").asString()).startsWith("28 observations in the marked area");
        // 0.01 degrees of longitude is 632 m there, 0.005 of latitude 557 m; a triangle of half by two fifths is cut
        // off
        double whole = 632.0 * 557;
        assertThat(sum.path("areaSquareMetres").asDouble()).isCloseTo(whole * 0.9, within(whole * 0.01));
    }

    @Test
    void withoutAnAreaItIsTheListsNumber() {
        var sum = summary("planerare", "null", JUNE);
        int listed = http.get("planerare", "/api/observations?limit=1&" + JUNE)
                .json()
                .path("numberMatched")
                .asInt();
        assertThat(sum.path("n").asInt()).as("with what has no position").isEqualTo(listed);
        assertThat(sum.path("areaSquareMetres").isNull()).isTrue();
        assertThat(summary("planerare", "null", JUNE + "&hours=5:22&category=MIL-KLOT,TRA-BUS")
                        .path("n")
                        .asInt())
                .isEqualTo(4);
    }

    /** The clock was put back on 28 October: three weeks before are three weeks of whole days all the same. */
    @Test
    void comparesWholeDaysAlsoWhenTheClockWasChanged() {
        var sum = summary("planerare", AREA, "datetime=2007-10-15/2007-11-04");
        assertThat(sum.path("trend").path("comparePeriod").asString())
                .isEqualTo("2007-09-24T00:00:00+02:00/2007-10-15T00:00:00+02:00");
    }

    @Test
    void aSelectionWithoutABeginningIsNotCompared() {
        var sum = summary("planerare", AREA, "datetime=../2007-06-28");
        assertThat(sum.path("n").asInt()).isEqualTo(31);
        assertThat(sum.path("trend").path("verdict").asString()).isEqualTo("NO_DATA");
        assertThat(sum.path("trend").path("comparePeriod").isNull()).isTrue();
    }

    @Test
    void thePoliceHearFivesAndNothingUnderFive() {
        var sum = summary("polis", AREA, JUNE);
        assertThat(sum.path("rounded").asBoolean()).isTrue();
        assertThat(sum.path("n").asInt()).as("25 without the protected ones").isEqualTo(25);
        assertThat(sum.path("bySetting").path("TRAFFIC").asInt()).as("7").isEqualTo(5);
        assertThat(sum.path("topCategories").toString()).doesNotContain("OFF-VALD", "OFF-LUGN");
        assertThat(sum.path("weekdayHour").isNull()).isTrue();
        assertThat(sum.path("byWeek").isNull()).isTrue();
        assertThat(sum.path("perDay").isNull()).isTrue();
        assertThat(sum.path("quiet").isNull()).isTrue();
        assertThat(sum.path("trend").path("before").isNull()).as("3").isTrue();
        assertThat(sum.path("trend").path("rateRatio").isNull()).isTrue();
        assertThat(sum.path("trend").path("verdict").asString()).isEqualTo("TOO_FEW");
        assertThat(sum.path("sentence").asString()).startsWith("Minst 25 iakttagelser");

        var few = summary("polis", AREA, JUNE + "&category=OFF-LUGN");
        assertThat(few.path("n").isNull()).isTrue();
        assertThat(few.path("topCategories").size()).isZero();
        assertThat(few.path("sentence").asString()).startsWith("Färre än fem iakttagelser");
    }

    /** All 22 lie in one square of 100 m: an area of 20 m says what the square says, or nothing. */
    @Test
    void thePoliceGetWholeSquaresHoweverSmallTheAreaIs() {
        var around =
                "{\"type\": \"Polygon\", \"coordinates\": [[[13.3018, 55.4619], [13.3022, 55.4619], [13.3022, 55.4621], [13.3018, 55.4621], [13.3018, 55.4619]]]}";
        assertThat(summary("planerare", around, JUNE).path("n").asInt()).isEqualTo(22);
        var told = summary("polis", around, JUNE).path("n");
        assertThat(told.isNull() || told.asInt() == 20).as(told.toString()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [13.3, 55.46]}} | 422 | /geometry | not-a-polygon",
                "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[13.3, 55.46], [13.31, 55.46], [13.3, 55.47]]]}} | 422 | /geometry/coordinates/0 | not-a-polygon",
                "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[13.3, 55.46], [13.31, 55.47], [13.31, 55.46], [13.3, 55.47], [13.3, 55.46]]]}} | 422 | /geometry | polygon-crosses-itself",
                "{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[23.3, 55.46], [23.31, 55.46], [23.31, 55.47], [23.3, 55.46]]]}} | 422 | /geometry | drawn-too-far",
                "{\"filter\": 7} | 422 | /filter | not-a-text",
                "{\"filter\": \"datetime=igår\"} | 400 | datetime | not-an-interval",
                "{\"filter\": \"hour=5\"} | 400 | filter | not-one-of",
                "{\"filter\": \"focus=X\"} | 400 | focus | not-one-of",
                "{\"compare\": \"2007\"} | 400 | compare | not-an-interval"
            })
    void saysWhatCannotBeUsed(String body, int status, String pointer, String code) {
        var answer = http.post("planerare", "/api/observations/summary", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.fault(pointer)).as(answer.text()).isEqualTo(code);
    }

    @Test
    void onlyPlannersAndThePoliceMayAskAndItIsLogged() {
        for (var account : new String[] {"vard", "rapportor", "namnd", "admin", "dso"}) {
            assertThat(http.post(account, "/api/observations/summary", "{}").status())
                    .as(account)
                    .isEqualTo(403);
        }
        assertThat(http.post("polis", "/api/observations/summary", "{\"filter\": \"q=moped\"}")
                        .status())
                .as("no search in notes")
                .isEqualTo(403);
        summary("planerare", AREA, JUNE + "&q=moped");
        var row = jdbc.sql("select what || ' ' || filter from access.read_log order by id desc limit 1")
                .query(String.class)
                .single();
        assertThat(row)
                .startsWith("observations/summary datetime=2007-05-31T22:00:00Z/2007-06-28T22:00:00Z&q=…&within=[")
                .doesNotContain("moped");
    }
}

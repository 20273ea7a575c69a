package se.lagesbild.backend.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;

/** From observations to a ranked place. Uses May and June 2012, where nothing else is. */
class HotSpotTests extends TrelleborgApp {
    private static final String JUNE = "datetime=2012-06-01/2012-06-28&compare=2012-05-04/2012-05-31";
    private static boolean made;

    private void put(double longitude, double latitude, String category, String at, String kind) {
        var answer = http.put("planerare", "/api/observations/" + UUID.randomUUID(), """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, %s]},
                 "properties": {"category": "%s", "occurredAt": "%s", "positionKind": "%s"}}""".formatted(
                        longitude, latitude, category, at, kind));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @BeforeEach
    void aPlaceInTheEastOfTheMunicipality() {
        if (!made) {
            made = true;
            // 24 on Fridays at 22 in one place, 6 there in May, far from the example places
            for (int i = 0; i < 24; i++) {
                put(
                        13.300_00,
                        55.400_00,
                        i < 16 ? "OFF-BERU" : "MIL-KLOT",
                        "2012-06-%02dT22:10:00+02:00".formatted(1 + 7 * (i % 4)),
                        "GPS");
            }
            for (int i = 0; i < 6; i++) {
                put(13.300_00, 55.400_00, "OFF-BERU", "2012-05-%02dT22:10:00+02:00".formatted(10 + i), "GPS");
            }
            for (int i = 0; i < 12; i++) {
                put(13.250 + i * 0.004, 55.395, "MIL-SKRP", "2012-06-12T12:00:00+02:00", "MAP");
            }
            // none of these may ever form a hot spot
            for (int i = 0; i < 40; i++) {
                put(13.1574, 55.3762, "OFF-BERU", "2012-06-15T12:00:00+02:00", "AREA");
                put(13.2100, 55.4100, "OFF-LUGN", "2012-06-15T22:00:00+02:00", "GPS");
            }
        }
    }

    private JsonNode ranked(String query) {
        var answer = http.get("planerare", "/api/hotspots?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void ranksThePlaceWithItsReasonCountAndLastReport() {
        var first = ranked(JUNE).path("features").path(0);
        var p = first.path("properties");
        assertThat(p.path("rank").asInt()).isEqualTo(1);
        assertThat(p.path("count").asInt()).isEqualTo(24);
        // 16 drunk (weight 2) and 8 graffiti (weight 1)
        assertThat(p.path("harm").asInt()).isEqualTo(40);
        assertThat(p.path("confidence").asString()).isEqualTo("STRONG");
        assertThat(p.path("pAdjusted").asDouble()).isLessThan(0.05);
        assertThat(p.path("topCategories").path(0).path("code").asString()).isEqualTo("OFF-BERU");
        assertThat(p.path("topCategories").path(0).path("n").asInt()).isEqualTo(16);
        assertThat(p.path("sources").path("STAFF").asInt()).isEqualTo(24);
        assertThat(p.path("lastAt").asString()).isEqualTo("2012-06-22T22:10:00+02:00");
        assertThat(p.path("weekdayHour").path(4).path(22).asInt())
                .as("Fridays at 22")
                .isEqualTo(24);
        assertThat(p.path("bestWindows").path(0).path("weekday").asInt()).isEqualTo(5);
        assertThat(p.path("example").asBoolean()).isFalse();
        assertThat(p.path("sentence").asString())
                .contains("24 iakttagelser på fyra veckor", "berusade/påverkade personer och klotter", "fredag");
        assertThat(first.path("geometry").path("type").asString()).isEqualTo("Polygon");
    }

    @Test
    void comparesTheTwoCountsExactly() {
        var trend = ranked(JUNE).path("features").path(0).path("properties").path("trend");
        assertThat(trend.path("before").asInt()).isEqualTo(6);
        assertThat(trend.path("now").asInt()).isEqualTo(24);
        // binomial(30, 1/2): 2 P(X >= 24) = 2 x 0.000715; no smaller, since the place was chosen for its number
        assertThat(trend.path("p").asDouble()).isBetween(0.00142, 0.02);
        assertThat(trend.path("verdict").asString()).isEqualTo("UP");
    }

    /** 18 in four weeks of 2009, 3 in the same weeks of 2008, and a record that begins before those. */
    @Test
    void theSameWeeksAYearBeforeStandBesideTheWeeksJustBefore() {
        put(13.25, 55.41, "MIL-KLOT", "2008-01-07T12:00:00+01:00", "GPS");
        for (int i = 0; i < 18; i++) {
            put(13.310_00, 55.410_00, "OFF-BERU", "2009-03-%02dT22:10:00+01:00".formatted(2 + i), "GPS");
        }
        for (int i = 0; i < 3; i++) {
            put(13.310_00, 55.410_00, "OFF-BERU", "2008-03-%02dT22:10:00+01:00".formatted(10 + i), "GPS");
        }
        var spot = ranked("datetime=2009-03-01T23:00:00Z/2009-03-29T22:00:00Z")
                .path("features")
                .path(0)
                .path("properties");
        assertThat(spot.path("count").asInt()).isEqualTo(18);
        assertThat(spot.path("trend").path("before").asInt()).isZero();
        assertThat(spot.path("yearBefore").path("before").asInt()).isEqualTo(3);
        assertThat(spot.path("yearBefore").path("verdict").asString()).isEqualTo("UP");
        assertThat(spot.path("sentence").asString()).endsWith("tydligt fler än samma veckor i fjol (3).");

        var months = ranked("datetime=2008-01-01T00:00:00Z/2009-06-01T00:00:00Z")
                .path("features")
                .path(0)
                .path("properties");
        assertThat(months.path("yearBefore").isNull())
                .as("a period of over a year would be compared with a part of itself")
                .isTrue();
    }

    @Test
    void whatHasNoPlaceAndWhatIsQuietFormsNoHotSpot() {
        var answer = ranked(JUNE + "&limit=20");
        assertThat(answer.path("method").path("leftOut").asInt())
                .as("the 40 without a place are told")
                .isEqualTo(40);
        assertThat(answer.path("method").path("counted").asInt()).isEqualTo(36);
        int sum = 0;
        for (var feature : answer.path("features")) {
            sum += feature.path("properties").path("count").asInt();
            assertThat(feature.path("properties").path("topCategories").toString())
                    .doesNotContain("OFF-LUGN");
        }
        assertThat(sum).isLessThanOrEqualTo(36);
    }

    @Test
    void theFilterDrivesTheRanking() {
        assertThat(ranked(JUNE + "&category=MIL-KLOT")
                        .path("features")
                        .path(0)
                        .path("properties")
                        .path("count")
                        .asInt())
                .isEqualTo(8);
        assertThat(ranked(JUNE + "&setting=PORT").path("features").size()).isZero();
        assertThat(ranked(JUNE + "&source=WARDEN").path("features").size()).isZero();
        assertThat(ranked(JUNE + "&limit=2").path("features").size()).isEqualTo(2);
    }

    @Test
    void saysWhatItRestsOn() {
        var method = ranked(JUNE).path("method");
        assertThat(method.path("statistic").asString()).isEqualTo("Getis-Ord Gi*");
        assertThat(method.path("cellMetres").asInt()).isEqualTo(100);
        assertThat(method.path("text").asString()).contains("EPSG:3008", "Benjamini-Hochberg");
        assertThat(method.path("period").asString()).isEqualTo("2012-06-01T00:00:00+02:00/2012-06-29T00:00:00+02:00");
    }

    @Test
    void aPeriodThatIsNotGivenIsTheLastFourWeeks() {
        assertThat(ranked("").path("method").path("period").asString())
                .isEqualTo("2026-10-26T21:00:00+01:00/2026-11-23T21:00:00+01:00");
    }

    @Test
    void anOpenPeriodBeginsWithTheFirstReportAndComparesWithNothing() {
        var answer = ranked("datetime=../2012-06-28");
        assertThat(answer.path("method").path("period").asString())
                .startsWith("20")
                .endsWith("/2012-06-29T00:00:00+02:00");
        assertThat(answer.path("method").path("counted").asInt()).isGreaterThanOrEqualTo(42);
        assertThat(answer.path("features")
                        .path(0)
                        .path("properties")
                        .path("trend")
                        .path("verdict")
                        .asString())
                .isEqualTo("NO_DATA");
    }

    @Test
    void aPeriodBeforeAllReportsAndOneThatHasNotBegunAreEmpty() {
        assertThat(ranked("datetime=../1990-01-01").path("features").size()).isZero();
        assertThat(ranked("datetime=2030-01-01/..").path("features").size()).isZero();
    }

    @Test
    void policeGetNoPlaceThatCouldBeOneReportAndNoMinutes() {
        var features =
                http.get("polis", "/api/hotspots?" + JUNE + "&limit=20").json().path("features");
        assertThat(features.size()).isPositive();
        features.forEach(f -> {
            assertThat(f.path("properties").path("count").asInt()).isGreaterThanOrEqualTo(5);
            assertThat(f.path("properties").path("lastAt").asString()).contains(":00:00+");
        });
        assertThat(ranked(JUNE + "&limit=20").path("features").size()).isGreaterThan(features.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0|limit",
                "limit=21|limit",
                "measure=fear|measure",
                "compare=snart|compare",
                "datetime=x/y|datetime"
            })
    void namesTheParameterThatCannotBeUsed(String query, String parameter) {
        var answer = http.get("planerare", "/api/hotspots?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fault(parameter)).isNotEmpty();
    }
}

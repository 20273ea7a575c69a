package se.lagesbild.backend.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;

/** Wardens' hours beside a ranked place. Uses March 2011, where nothing else is. */
class ExposureApiTests extends TrelleborgApp {
    private static final String MARCH = "datetime=2011-03-01/2011-03-28";
    private static boolean made;

    private void report(String account, double longitude, double latitude, String at) {
        var answer =
                http.put(account, "/api/observations/" + UUID.randomUUID(), """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, %s]},
                 "properties": {"category": "MIL-SKRP", "occurredAt": "%s", "positionKind": "MAP"}}""".formatted(longitude, latitude, at));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private UUID shift(String day) {
        var id = UUID.randomUUID();
        var answer = http.put("vard", "/api/shifts/" + id, """
                {"party": "WARDENS", "pair": "Par 1", "start": "%1$sT17:00:00+01:00", "end": "%1$sT22:00:00+01:00",
                 "startedAt": "%1$sT17:00:00+01:00"}""".formatted(day));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id;
    }

    private void visit(UUID shift, String day, String from, String until, double longitude, double latitude) {
        var answer = http.put("vard", "/api/presence/" + UUID.randomUUID(), """
                {"shift": "%s", "arrived": "%2$sT%3$s:00+01:00", "left": "%2$sT%4$s:00+01:00", "method": "POSITION",
                 "point": [%5$s, %6$s], "accuracy": 5}""".formatted(
                        shift, day, from, until, longitude, latitude));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    /** Eight shifts of five hours: four hours in one square, half an hour in another, and the square that only others tell of. */
    @BeforeEach
    void anEveningMostlyInOnePlace() {
        if (made) {
            return;
        }
        made = true;
        for (int day = 1; day <= 8; day++) {
            var date = "2011-03-%02d".formatted(day);
            var shift = shift(date);
            visit(shift, date, "17:10", "21:10", 13.2600, 55.4200);
            visit(shift, date, "21:20", "21:50", 13.2800, 55.4200);
            for (int i = 0; i < 3; i++) {
                report("vard", 13.2600, 55.4200, date + "T18:%d0:00+01:00".formatted(i));
            }
            report("planerare", 13.3100, 55.4200, date + "T12:00:00+01:00");
        }
        for (int i = 0; i < 6; i++) {
            report("vard", 13.2800, 55.4200, "2011-03-%02dT21:30:00+01:00".formatted(1 + i));
        }
    }

    private JsonNode exposure(String account, String query, int count) {
        var answer = http.get(account, "/api/hotspots?limit=20&" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        for (var feature : answer.json().path("features")) {
            if (feature.path("properties").path("count").asInt() == count) {
                return feature.path("properties").path("exposure");
            }
        }
        throw new AssertionError("no place with " + count + ": " + answer.text());
    }

    @Test
    void thePlaceWhereTheyStoodIsMarkedAndBothNumbersAreTold() {
        var exposure = exposure("planerare", MARCH, 24);
        assertThat(exposure.path("basis").asString()).isEqualTo("CHECK_INS");
        assertThat(exposure.path("hours").asDouble()).isEqualTo(32);
        // 40 hours of shift, 36 checked in: of the other four 8/9 go to the long stop
        assertThat(exposure.path("hoursAtMost").asDouble()).isEqualTo(35.5);
        assertThat(exposure.path("reports").asInt()).isEqualTo(24);
        assertThat(exposure.path("perHour").asDouble()).isEqualTo(0.75);
        assertThat(exposure.path("low").asDouble()).isLessThan(0.75);
        assertThat(exposure.path("high").asDouble()).isGreaterThan(0.75);
        assertThat(exposure.path("town").path("hours").asDouble()).isEqualTo(40);
        assertThat(exposure.path("town").path("reports").asInt()).isEqualTo(30);
        assertThat(exposure.path("town").path("perHour").asDouble()).isEqualTo(0.75);
        assertThat(exposure.path("mark").asString()).isEqualTo("WATCHED");
    }

    @Test
    void sixInFourHoursAreMoreAnHourBesideTheOther() {
        var exposure = exposure("planerare", MARCH, 6);
        assertThat(exposure.path("hours").asDouble()).isEqualTo(4);
        assertThat(exposure.path("perHour").asDouble()).isEqualTo(1.5);
        // 6 in 4.4 hours beside 24 in 35.6: p = 0.15, and there are three places
        assertThat(exposure.path("mark").asString()).isEqualTo("UNCLEAR");
    }

    @Test
    void whatOthersToldOfIsNotDividedByTheWardensHours() {
        var exposure = exposure("planerare", MARCH, 8);
        assertThat(exposure.path("reports").asInt()).isZero();
        assertThat(exposure.path("perHour").isNull()).isTrue();
        assertThat(exposure.path("mark").asString()).isEqualTo("OTHERS");
    }

    @Test
    void hoursOfTheWeekCutTheShiftsToo() {
        // 1 March 2011 was a Tuesday: of eight shifts two were on a Tuesday, each with 17:10 to 21:10 in the place
        var exposure = exposure("planerare", MARCH + "&hours=2:18-19", 6);
        assertThat(exposure.path("hours").asDouble()).isEqualTo(4);
        assertThat(exposure.path("town").path("hours").asDouble()).isEqualTo(4);
    }

    /** Nobody was on shift in February 2011. */
    @Test
    void withoutShiftsThereIsNoMeasurement() {
        for (int i = 0; i < 7; i++) {
            report("vard", 13.2900, 55.4300, "2011-02-%02dT18:00:00+01:00".formatted(1 + i));
        }
        var exposure = exposure("planerare", "datetime=2011-02-01/2011-02-28", 7);
        assertThat(exposure.path("mark").asString()).isEqualTo("NO_MEASUREMENT");
        assertThat(exposure.path("hours").isNull()).isTrue();
        assertThat(exposure.path("perHour").isNull()).isTrue();
        assertThat(exposure.path("town").path("hours").isNull()).isTrue();
        assertThat(exposure.path("reports").asInt()).isEqualTo(7);
    }

    @Test
    void thePoliceGetSumsOfFiveAndMore() {
        var exposure = exposure("polis", MARCH, 24);
        assertThat(exposure.path("reports").asInt()).isEqualTo(24);
        assertThat(exposure.path("perHour").asDouble()).isEqualTo(0.75);
    }
}

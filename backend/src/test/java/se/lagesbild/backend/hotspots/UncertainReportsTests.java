package se.lagesbild.backend.hotspots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;

/** Reports whose place or time is known only roughly. Uses 2021, where nothing else is. */
class UncertainReportsTests extends TrelleborgApp {
    private void put(double longitude, double latitude, String at, String more) {
        var answer = http.put(
                "planerare", "/api/observations/" + UUID.randomUUID(), """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, %s]},
                 "properties": {"category": "OFF-BERU", "occurredAt": "%s"%s}}""".formatted(longitude, latitude, at, more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private JsonNode ranked(String datetime) {
        var answer = http.get("planerare", "/api/hotspots?limit=20&datetime=" + datetime);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode first(JsonNode answer) {
        return answer.path("features").path(0).path("properties");
    }

    @Test
    void aPositionWorseThanASquareMakesNoPlaceAndIsTold() {
        for (int i = 0; i < 30; i++) {
            put(13.3100, 55.4200, "2021-03-10T20:00:00+01:00", ", \"positionKind\": \"AROUND\"");
            put(
                    13.3100,
                    55.4200,
                    "2021-03-10T20:00:00+01:00",
                    ", \"positionKind\": \"GPS\", \"positionAccuracy\": 101");
        }
        for (int i = 0; i < 6; i++) {
            put(13.3200, 55.4200, "2021-03-11T20:00:00+01:00", ", \"positionKind\": \"GPS\", \"positionAccuracy\": 8");
        }
        var answer = ranked("2021-03-01/2021-03-28");
        assertThat(answer.path("features").size()).isEqualTo(1);
        assertThat(first(answer).path("count").asInt()).isEqualTo(6);
        assertThat(answer.path("method").path("counted").asInt()).isEqualTo(6);
        assertThat(answer.path("method").path("inaccurate").asInt()).isEqualTo(60);
    }

    /** 24 at one address: to 5 m they lie in one square, to 90 m in the squares around it as well. */
    @Test
    void aPositionKnownToSomeMetresIsSpreadOverTheSquaresWhereItMayBe() {
        for (int i = 0; i < 24; i++) {
            put(13.3300, 55.4200, "2021-05-10T20:00:00+02:00", ", \"positionKind\": \"GPS\", \"positionAccuracy\": 5");
            put(
                    13.3300,
                    55.4200,
                    "2021-07-10T20:00:00+02:00",
                    ", \"positionKind\": \"ADDRESS\", \"positionAccuracy\": 90");
        }
        var exact = first(ranked("2021-05-01/2021-05-28"));
        var rough = first(ranked("2021-07-01/2021-07-28"));
        assertThat(exact.path("count").asInt()).isEqualTo(24);
        assertThat(rough.path("count").asInt())
                .as("each is one report, wherever it lay")
                .isEqualTo(24);
        // expected is by square: five of nine squares at least have one of the 24 to expect
        assertThat(rough.path("expected").asDouble())
                .isGreaterThan(4.5 * exact.path("expected").asDouble());
    }

    @Test
    void aReportWithATimeSpanCountsInEachHourThatItMayHaveHappenedIn() {
        for (int i = 0; i < 20; i++) {
            // a Friday night
            put(
                    13.3400,
                    55.4200,
                    "2021-09-10T22:00:00+02:00",
                    ", \"occurredUntil\": \"2021-09-11T02:00:00+02:00\", \"positionKind\": \"GPS\"");
        }
        put(13.3400, 55.4200, "2021-09-14T12:30:00+02:00", ", \"positionKind\": \"GPS\"");
        var spot = first(ranked("2021-09-01/2021-09-28"));
        var matrix = spot.path("weekdayHour");
        assertThat(matrix.path(4).path(22).asDouble()).isCloseTo(5, within(0.01));
        assertThat(matrix.path(4).path(23).asDouble()).isCloseTo(5, within(0.01));
        assertThat(matrix.path(5).path(0).asDouble()).isCloseTo(5, within(0.01));
        assertThat(matrix.path(5).path(1).asDouble()).isCloseTo(5, within(0.01));
        assertThat(matrix.path(1).path(12).asInt()).isEqualTo(1);
        assertThat(spot.path("timeSpans").asInt()).isEqualTo(20);
        assertThat(spot.path("count").asInt()).isEqualTo(21);
        assertThat(spot.path("bestWindows").size()).isEqualTo(1);
        assertThat(spot.path("bestWindows").path(0).path("weekday").asInt()).isEqualTo(5);
        assertThat(spot.path("sentence").asString()).contains(", oftast fredag 22–01;");
    }
}

package se.lagesbild.backend.hotspots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;

/** The lists of the weeks before 23 November 2026, made of the demonstration's reports. */
class WeekListTests extends TrelleborgApp {
    @Autowired
    JdbcClient jdbc;

    private JsonNode weeks(String account) {
        var answer = http.get(account, "/api/hotspots/weeks");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("weeks");
    }

    private JsonNode week(String account, String week) {
        var answer = http.get(account, "/api/hotspots/weeks/" + week);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void keepsAQuarterAndGradesWhatHasAWeekAfterIt() {
        var weeks = weeks("planerare");
        assertThat(weeks.size()).isGreaterThanOrEqualTo(13);
        var last = weeks.path(0);
        assertThat(last.path("week").asString()).isEqualTo("2026-W47");
        assertThat(last.path("period").asString()).isEqualTo("2026-10-26T00:00:00+01:00/2026-11-23T00:00:00+01:00");
        assertThat(last.path("grade").isNull()).as("its week after is not over").isTrue();
        assertThat(last.path("afterwards").asBoolean()).isFalse();
        var graded = weeks.path(1);
        assertThat(graded.path("week").asString()).isEqualTo("2026-W46");
        assertThat(graded.path("afterwards").asBoolean()).isTrue();
        var grade = graded.path("grade");
        assertThat(grade.path("events").asInt()).isGreaterThan(20);
        assertThat(grade.path("hitRate").asDouble()).isBetween(0.0, 1.0);
        // the record rounds to thousandths
        assertThat(grade.path("pai").asDouble()
                        * grade.path("nothing").asDouble()
                        / grade.path("hitRate").asDouble())
                .isBetween(0.9, 1.1);
        assertThat(grade.path("placesHit").asInt())
                .isBetween(0, graded.path("places").asInt());
        assertThat(graded.path("added").asInt() + graded.path("steady").asInt())
                .isEqualTo(graded.path("places").asInt());
    }

    @Test
    void aReportThatComesLateChangesNoRecord() {
        var before = week("planerare", "2026-W45");
        var place = before.path("features").path(0).path("properties").path("centre");
        var id = UUID.randomUUID();
        assertThat(http.put("planerare", "/api/observations/" + id, """
                        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, %s]},
                         "properties": {"category": "MIL-KLOT", "occurredAt": "2026-11-05T12:00:00+01:00", "positionKind": "GPS"}}""".formatted(
                                        place.path(0).asDouble(), place.path(1).asDouble()))
                        .status())
                .isEqualTo(201);
        try {
            assertThat(week("planerare", "2026-W45")).isEqualTo(before);
        } finally {
            http.delete("planerare", "/api/observations/" + id + "?reason=test");
        }
        assertThatThrownBy(() -> jdbc.sql("update hotspots.week_place set count = 0 where week = '2026-W45'")
                        .update())
                .hasMessageContaining("never changed");
    }

    @Test
    void tellsWhichPlacesAreNewSteadyAndGone() {
        var now = week("planerare", "2026-W47");
        var then = week("planerare", "2026-W46");
        int steady = 0;
        for (var feature : now.path("features")) {
            var change = feature.path("properties").path("change").asString();
            assertThat(change).isIn("NEW", "STEADY");
            steady += change.equals("STEADY") ? 1 : 0;
            assertThat(feature.path("geometry").path("type").asString()).contains("Polygon");
        }
        assertThat(now.path("record").path("steady").asInt()).isEqualTo(steady);
        assertThat(now.path("gone").size())
                .isEqualTo(now.path("record").path("gone").asInt());
        assertThat(now.path("gone").size())
                .isLessThanOrEqualTo(then.path("features").size());
        assertThat(now.path("parameters").path("cellMetres").asInt()).isEqualTo(100);
        assertThat(http.get("planerare", "/api/hotspots/weeks/1999-W01").status())
                .isEqualTo(404);
    }

    @Test
    void othersGetNoSmallNumbersAndWardensNothing() {
        for (var account : new String[] {"polis", "namnd"}) {
            for (var feature : week(account, "2026-W47").path("features")) {
                assertThat(feature.path("properties").path("count").asInt())
                        .isGreaterThanOrEqualTo(5)
                        .matches(n -> n % 5 == 0);
            }
            assertThat(weeks(account).path(1).path("grade").path("events").asInt() % 5)
                    .isZero();
        }
        assertThat(http.get("vard", "/api/hotspots/weeks").status()).isEqualTo(403);
    }
}

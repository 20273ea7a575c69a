package se.lagesbild.backend.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;

/** The follow-up over HTTP, in 1996 and in the north-east of the municipality; what it stores goes again. */
class FollowUpTests extends TrelleborgApp {
    private static final String SOURCE = "Uppföljningsprov";
    private static final String TIME = "&from=1996-10-01&to=1996-11-25"; // 56 days, beside 6 August to 30 September

    @Autowired
    JdbcClient jdbc;

    private final String place = UUID.randomUUID().toString();

    private void reports(double longitude, double latitude, LocalDate from, LocalDate until, int n) {
        long days = java.time.temporal.ChronoUnit.DAYS.between(from, until);
        for (int i = 0; i < n; i++) {
            jdbc.sql("""
                            insert into observations.observation (id, version, category_code, setting, source, source_name, occurred_at, received_at,
                                position_kind, geom)
                            values (:id, 0, 'MIL-KLOT', 'PUBLIC_SPACE', 'STAFF', :source, cast(:at as timestamptz), now(), 'GPS',
                                ST_Transform(ST_SetSRID(ST_MakePoint(:x, :y), 4326), 3008))
                            """)
                    .param("id", UUID.randomUUID())
                    .param("source", SOURCE)
                    .param("at", from.plusDays(i * days / n) + "T12:00:00+02:00")
                    .param("x", longitude)
                    .param("y", latitude)
                    .update();
        }
    }

    /** Ten places a kilometre apart, 28 reports in the year before, 20 in the eight weeks before, 20 in those after; the first went down to 5. */
    @BeforeEach
    void town() {
        for (int i = 0; i < 10; i++) {
            double x = 13.22 + (i % 5) * 0.016;
            double y = 55.455 + (i / 5) * 0.009;
            reports(x, y, LocalDate.of(1995, 8, 10), LocalDate.of(1996, 8, 1), 28);
            reports(x, y, LocalDate.of(1996, 8, 7), LocalDate.of(1996, 9, 30), 20);
            reports(x, y, LocalDate.of(1996, 10, 2), LocalDate.of(1996, 11, 24), i == 0 ? 5 : 20);
        }
        var made = http.put("planerare", "/api/priority-places/" + place, """
                {"type": "Feature", "geometry": %s, "properties": {"name": "Provtorget"}}""".formatted(square(13.22, 55.455, 0.0008)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    @AfterEach
    void away() {
        jdbc.sql("delete from observations.observation where source_name = :source")
                .param("source", SOURCE)
                .update();
        http.delete("planerare", "/api/priority-places/" + place, "If-Match", "\"1\"");
    }

    private static String square(double x, double y, double half) {
        return String.format(
                Locale.ROOT,
                "{\"type\":\"Polygon\",\"coordinates\":[[[%1$f,%3$f],[%2$f,%3$f],[%2$f,%4$f],[%1$f,%4$f],[%1$f,%3$f]]]}",
                x - half,
                x + half,
                y - half * 0.6,
                y + half * 0.6);
    }

    private JsonNode ask(String account, String query) {
        var answer = http.get(account, "/api/follow-up?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void comparesThePlaceWithPlacesThatWereLikeIt() {
        var told = ask("planerare", "place=" + place + TIME);
        assertThat(told.path("time").path("beforeFrom").asString()).isEqualTo("1996-08-06");
        assertThat(told.path("time").path("days").asInt()).isEqualTo(56);
        assertThat(told.path("counts").path("before").asInt()).isEqualTo(20);
        assertThat(told.path("counts").path("after").asInt()).isEqualTo(5);
        var like = told.path("matched");
        assertThat(like.path("places").size())
                .as("the nine others, eight at most")
                .isEqualTo(8);
        assertThat(like.path("setting").asString()).isEqualTo("PUBLIC_SPACE");
        assertThat(like.path("beforeThat").asBoolean()).isTrue();
        assertThat(like.path("to").asString()).isEqualTo("1996-08-05");
        assertThat(told.path("comparison").path("before").asInt()).isEqualTo(160);
        assertThat(told.path("comparison").path("after").asInt()).isEqualTo(160);
        var change = told.path("change");
        assertThat(change.path("verdict").asString()).isEqualTo("FEWER");
        assertThat(change.path("expected").asDouble()).isCloseTo(20, within(1e-9));
        assertThat(change.path("ratio").path("ratio").asDouble()).isCloseTo(0.25, within(1e-9));
        assertThat(change.path("ratio").path("high").asDouble()).isLessThan(1);
        assertThat(told.path("ringChange").path("verdict").asString()).isEqualTo("TOO_FEW");
        assertThat(told.path("sentenceSv").asString())
                .startsWith("Provtorget: färre än väntat. 20 under 56 dagar före och 5 under lika många dagar efter.")
                .contains("Runt omkring (200 m): för få för att bedöma.");
        assertThat(told.path("sentenceEn").asString()).contains("The numbers do not say what caused it.");
        assertThat(told.path("weeks").size())
                .as("6 August 1996 was a Tuesday, 25 November a Monday")
                .isEqualTo(17);
        assertThat(told.path("areas").path("features").size()).isEqualTo(10);
        assertThat(told.path("doseAfter").path("visits").asInt()).isZero();
    }

    @Test
    void policeHearRoundedSumsAndNoWeeks() {
        var told = ask("polis", "place=" + place + TIME);
        assertThat(told.path("rounded").asBoolean()).isTrue();
        assertThat(told.path("weeks").isNull()).isTrue();
        assertThat(told.path("moved").isNull()).isTrue();
        assertThat(told.path("rate").path("ratio").isNull()).isTrue();
        assertThat(told.path("change").path("expected").isNull()).isTrue();
        for (var name : new String[] {"counts", "comparison", "ring"}) {
            for (var when : new String[] {"before", "after"}) {
                var n = told.path(name).path(when);
                assertThat(n.isNull() || n.asInt() % 5 == 0)
                        .as(name + " " + when)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"vard, 403", "namnd, 403", "rapportor, 403", "admin, 403", "dso, 403"})
    void isForPlannersAndPolice(String account, int status) {
        assertThat(http.get(account, "/api/follow-up?place=" + place + TIME).status())
                .isEqualTo(status);
        assertThat(http.get(account, "/map/follow-up").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "'', place, missing",
        "place=torget&from=2026-10-01&to=2026-10-30, place, follow-up-place",
        "place=ID, from, missing",
        "place=ID&from=2026-10-01, to, missing",
        "place=ID&from=i går&to=2026-10-30, from, not-a-day",
        "place=ID&from=2026-10-30&to=2026-10-01, to, ends-before-begin",
        "place=ID&from=2026-11-01&to=2026-12-24, to, follow-up-future",
        "place=ID&from=2026-11-01&to=2026-11-03, to, follow-up-length",
        "place=ID&from=2024-11-01&to=2026-11-03, to, follow-up-length",
        "place=ID&from=1903-01-01&to=1903-02-01, from, follow-up-no-data",
        "place=ID&from=2026-10-01&to=2026-10-30&ring=50, ring, not-between"
    })
    void namesWhatItCannotUse(String query, String parameter, String code) {
        var answer = http.get(
                "planerare", "/api/follow-up?" + query.replace("ID", place).replace(" ", "%20"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.fault(parameter)).as(answer.text()).isEqualTo(code);
    }

    @Test
    void aPlaceThatIsNotThereIsNotFound() {
        assertThat(http.get("planerare", "/api/follow-up?place=" + UUID.randomUUID() + TIME)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void withoutReportsItSaysTooFew() {
        var id = UUID.randomUUID().toString();
        http.put("planerare", "/api/priority-places/" + id, """
                {"type": "Feature", "geometry": %s, "properties": {"name": "Tomma torget"}}""".formatted(square(13.31, 55.47, 0.0008)));
        var told = ask("planerare", "place=" + id + TIME);
        assertThat(told.path("matched").path("places").size()).isZero();
        assertThat(told.path("change").path("verdict").asString()).isEqualTo("NO_COMPARISON");
        assertThat(told.path("sentenceSv").asString()).contains("det går inte att bedöma");
        http.delete("planerare", "/api/priority-places/" + id, "If-Match", "\"1\"");
    }
}

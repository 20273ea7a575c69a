package se.lagesbild.backend.hotspots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.lagesbild.backend.Command;
import se.lagesbild.backend.HoustonApp;
import tools.jackson.databind.JsonNode;

/**
 * The contest of methods on real crimes: trained January to May, tested June to August. The expected numbers of plain counts were made by
 * {@code contest.py} in the area's folder, in another language and with a projection of its own.
 */
class ContestTests extends HoustonApp {
    private static final String TIME = "datetime=2010-01-01/2010-05-31&until=2010-08-31&moments=1";
    private static boolean imported;

    @Autowired
    List<Command> commands;

    @BeforeEach
    void sampleIsImported() {
        if (!imported) {
            imported = true;
            var command = commands.stream()
                    .filter(one -> one.word().equals("import"))
                    .findFirst()
                    .orElseThrow();
            assertThat(command.run(List.of(
                            FOLDER.resolve("crime-sample.csv.gz").toString(),
                            "--mapping",
                            FOLDER.resolve("mapping.yml").toString())))
                    .isZero();
        }
        // the positions are read into memory meanwhile
        await().until(() -> ask(TIME).path("events").asInt() == 1004);
    }

    private JsonNode ask(String query) {
        var answer = http.get("planerare", "/api/hotspots/evaluation?" + query);
        return answer.status() == 503 ? answer.json() : ok(answer);
    }

    private static JsonNode ok(se.lagesbild.backend.Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode contestant(JsonNode answer, String kind, int parameter) {
        return answer.path("contestants")
                .valueStream()
                .filter(one -> one.path("kind").asString().equals(kind)
                        && one.path("parameter").asInt() == parameter)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                   1004, 0, 0.4589, 45.8865, 1.0000",
        "'',                   1004, 1, 0.5492, 21.9671, 0.9761",
        "'',                   1004, 2, 0.6446, 12.8924, 0.9612",
        "'',                   1004, 3, 0.7926,  7.9263, 0.9653",
        "'&category=HOU-ROBB',   34, 0, 0.4706, 47.0588, 0.6820",
        "'&category=HOU-ROBB',   34, 3, 0.8440,  8.4398, 0.8440"
    })
    void plainCountsCatchWhatPythonCounts(String kind, int events, int share, double hitRate, double pai, double pei) {
        var answer = ask(TIME + kind);
        assertThat(answer.path("events").asInt()).isEqualTo(events);
        assertThat(answer.path("ground").path("cells").asInt()).isEqualTo(282);
        // all there is of a year: the five months
        var plain = contestant(answer, "COUNT", 52).path("accuracy").path(share);
        assertThat(plain.path("hitRate").asDouble()).isCloseTo(hitRate, within(0.0001));
        assertThat(plain.path("pai").asDouble()).isCloseTo(pai, within(0.0001));
        assertThat(plain.path("pei").asDouble()).isCloseTo(pei, within(0.0001));
        assertThat(plain.path("paiLow").asDouble()).isLessThan(pai);
        assertThat(plain.path("paiHigh").asDouble()).isGreaterThan(pai);
    }

    @Test
    void chanceCatchesItsShareAndTheWinnerIsNamedWithItsMargin() {
        var answer = ask(TIME);
        contestant(answer, "NOTHING", 0).path("accuracy").forEach(one -> {
            assertThat(one.path("hitRate").asDouble())
                    .isEqualTo(one.path("share").asDouble());
            assertThat(one.path("pai").asDouble()).isEqualTo(1);
        });
        assertThat(answer.path("contestants")).hasSize(12);
        assertThat(answer.path("example").asBoolean()).as("real crimes").isFalse();
        var outcome = answer.path("outcome");
        assertThat(outcome.path("verdict").asString()).isIn("PLAIN", "TIE", "BETTER");
        double best = answer.path("contestants")
                .valueStream()
                .mapToDouble(one -> one.path("meanPei").asDouble())
                .max()
                .orElseThrow();
        var winner = outcome.path("winner");
        assertThat(contestant(
                                answer,
                                winner.path("kind").asString(),
                                winner.path("parameter").asInt())
                        .path("meanPei")
                        .asDouble())
                .isEqualTo(best);
        assertThat(answer.path("sentenceSv").asString()).contains("räkna").doesNotContain("Påhittade");
        assertThat(ask(TIME)).as("the same question").isEqualTo(answer);
    }

    @Test
    void eachMomentKnowsOnlyWhatWasBefore() {
        var answer = ask(TIME.replace("moments=1", "moments=3"));
        var moments = answer.path("moments");
        assertThat(moments).hasSize(3);
        assertThat(moments.path(0).path("trained").asInt()).isEqualTo(1819);
        int known = 1819;
        for (var moment : moments) {
            assertThat(moment.path("trained").asInt()).isEqualTo(known);
            known += moment.path("tested").asInt();
        }
        assertThat(known).isEqualTo(1819 + 1004);
        assertThat(moments.path(0).path("from").asString()).isEqualTo("2010-06-01T00:00:00-05:00");
        assertThat(moments.path(2).path("until").asString()).isEqualTo("2010-09-01T00:00:00-05:00");
    }

    @Test
    void theWholeBoundaryIsMoreGround() {
        var ground = ask(TIME + "&area=boundary&cell=1000").path("ground");
        assertThat(ground.path("kind").asString()).isEqualTo("BOUNDARY");
        // a rectangle of about 78 by 73 km
        assertThat(ground.path("squareKilometres").asDouble()).isBetween(5_500.0, 6_000.0);
        assertThat(http.get("planerare", "/api/hotspots/evaluation?" + TIME + "&area=boundary&cell=100")
                        .fault("cell"))
                .isEqualTo("too-many-squares");
    }

    @Test
    void tellsNothingOfTooFew() {
        var answer = ask(TIME + "&category=HOU-MURD");
        assertThat(answer.path("outcome").path("verdict").asString()).isEqualTo("TOO_FEW");
        assertThat(answer.path("outcome").path("winner").isNull()).isTrue();
        assertThat(answer.path("sentenceSv").asString()).startsWith("För få iakttagelser");
        var police = ok(http.get("polis", "/api/hotspots/evaluation?" + TIME + "&category=HOU-ROBB&hours=1:3"));
        assertThat(police.path("events").isNull()).isTrue();
        assertThat(police.path("contestants").path(0).path("meanPei").isNull()).isTrue();
    }

    @Test
    void theBoardSeesEverythingTogetherAndNothingApart() {
        var all = ok(http.get("namnd", "/api/hotspots/evaluation?" + TIME));
        // without murder and rape, which are protected; rounded down
        assertThat(all.path("events").asInt()).isBetween(990, 1004).matches(n -> n % 5 == 0);
        assertThat(all.path("leftOut").isNull()).isTrue();
        var apart = http.get("namnd", "/api/hotspots/evaluation?" + TIME + "&category=HOU-ROBB");
        assertThat(apart.status()).isEqualTo(403);
        assertThat(apart.json().path("code").asString()).isEqualTo("contest-of-everything");
        assertThat(http.get("vard", "/api/hotspots/evaluation?" + TIME).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "'datetime=2010-01-01/2010-05-31&until=2010-05-01', until, no-time-to-test",
        "'datetime=2010-05-31/2010-05-30', datetime, interval-backwards",
        "'datetime=2010-01-01/2010-05-31&until=2010-06-02&moments=4', until, no-time-to-test",
        "'datetime=2011-01-01/..&until=2010-08-31', datetime, no-time-to-train",
        "'moments=0', moments, not-between",
        "'moments=13', moments, not-between",
        "'cell=50', cell, not-between",
        "'area=everywhere', area, not-one-of",
        "'until=soon', until, not-an-interval"
    })
    void namesTheValueThatCannotBeUsed(String query, String parameter, String code) {
        assertThat(http.get("planerare", "/api/hotspots/evaluation?" + query).fault(parameter))
                .isEqualTo(code);
    }
}

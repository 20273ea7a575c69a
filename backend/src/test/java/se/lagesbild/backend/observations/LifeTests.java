package se.lagesbild.backend.observations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.Heard;
import se.lagesbild.backend.Http.Answer;
import se.lagesbild.backend.TrelleborgApp;
import se.lagesbild.backend.access.ShiftLock;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;

/** What becomes of an observation after it was reported, and who may decide it. Uses 2013, where nothing else is. */
class LifeTests extends TrelleborgApp {
    private static final Set<UUID> CLOSED = ConcurrentHashMap.newKeySet();
    private static final String LOCK = "shiftsClosedByLifeTests";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Heard heard;

    @Autowired
    ObservationCounts counts;

    @Autowired
    DefaultListableBeanFactory beans;

    @BeforeEach
    void shifts() {
        beans.registerSingleton(LOCK, (ShiftLock) CLOSED::contains);
    }

    @AfterEach
    void noShifts() {
        beans.destroySingleton(LOCK);
    }

    private static String path(UUID id) {
        return "/api/observations/" + id;
    }

    private static String at(int month, int day) {
        return "2013-%02d-%02dT21:00:00+01:00".formatted(month, day);
    }

    private static String told(String at, String note, String more) {
        return Told.feature(13.1574, 55.3762, "MIL-KLOT", at, ", \"note\": \"" + note + "\"" + more);
    }

    private UUID reported(String account, String body) {
        var id = UUID.randomUUID();
        assertThat(http.put(account, path(id), body).status()).isEqualTo(201);
        return id;
    }

    private String status(UUID id) {
        return http.get("planerare", path(id))
                .json()
                .path("properties")
                .path("status")
                .asString();
    }

    private List<String> lived(String account, UUID id) {
        var lived = new ArrayList<String>();
        http.get(account, path(id) + "/history").json().path("versions").forEach(version -> {
            var changes = new ArrayList<String>();
            version.path("changes").forEach(change -> changes.add(change.asString()));
            lived.add(version.path("version").asInt() + " "
                    + version.path("what").asString() + " " + version.path("by").asString() + " " + changes);
        });
        return lived;
    }

    private static List<Answer> atOnce(int times, IntFunction<Answer> ask) throws Exception {
        var threads = Executors.newFixedThreadPool(times);
        try {
            var asked = new ArrayList<java.util.concurrent.Future<Answer>>();
            for (int i = 0; i < times; i++) {
                int number = i;
                asked.add(threads.submit(() -> ask.apply(number)));
            }
            var answers = new ArrayList<Answer>();
            for (var one : asked) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void everyVersionIsKeptWithWhoAndWhatAndHowItWas() {
        var id = reported("vard", told(at(1, 1), "klotter på muren", ""));
        var body = told(at(1, 1), "klotter på muren, två meter", ", \"people\": \"FEW\"");
        assertThat(http.put("vard", path(id), body, "If-Match", "\"0\"").status())
                .isEqualTo(200);
        var verified = http.post("planerare", path(id) + "/verify", "");
        assertThat(verified.status()).as(verified.text()).isEqualTo(200);
        assertThat(verified.header("ETag")).contains("\"2\"");
        assertThat(verified.json().path("properties").path("status").asString()).isEqualTo("VERIFIED");

        var vard = http.get("vard", "/api/me").json().path("displayName").asString();
        var planerare =
                http.get("planerare", "/api/me").json().path("displayName").asString();
        assertThat(lived("planerare", id))
                .containsExactly(
                        "0 CREATED " + vard + " []",
                        "1 CORRECTED " + vard + " [people, note]",
                        "2 VERIFIED " + planerare + " [status]");
        assertThat(lived("vard", id)).as("the reporter may read it").hasSize(3);
        var first = http.get("planerare", path(id) + "/history")
                .json()
                .path("versions")
                .path(0)
                .path("feature");
        assertThat(first.path("properties").path("note").asString()).isEqualTo("klotter på muren");
        assertThat(first.path("geometry").path("coordinates").path(0).asDouble())
                .isEqualTo(13.1574);
        assertThat(http.get("rapportor", path(id) + "/history").status()).isEqualTo(404);
        assertThat(http.get("polis", path(id) + "/history").status()).isEqualTo(403);
    }

    @Test
    void aStepIsTakenOnceAndOnlyFromTheVersionThatWasSeen() {
        var id = reported("vard", told(at(1, 2), "a", ""));
        assertThat(http.post("planerare", path(id) + "/verify", "", "If-Match", "\"4\"")
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("other-content");
        assertThat(status(id)).isEqualTo("REPORTED");
        assertThat(http.post("planerare", path(id) + "/verify", "", "If-Match", "\"0\"")
                        .status())
                .isEqualTo(200);
        var again = http.post("planerare", path(id) + "/verify", "");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("ETag")).as("nothing changed").contains("\"1\"");
        assertThat(heard.of(ObservationReported.class).stream()
                        .filter(event -> event.id().equals(id)))
                .as("rooms above hear of the report and of the verification")
                .hasSize(2);
    }

    @Test
    void isHandedOffClosedAndReopened() {
        var id = reported("vard", told(at(1, 3), "lampan är ur", ""));
        var handed = http.post(
                "planerare", path(id) + "/hand-off", "{\"to\": \"Gatukontoret\", \"message\": \"byt lampan\"}");
        assertThat(handed.status()).as(handed.text()).isEqualTo(200);
        assertThat(handed.json().path("properties").path("handedTo").asString()).isEqualTo("Gatukontoret");
        var closed = http.post("planerare", path(id) + "/close", "{\"decision\": \"Lampan är bytt\"}");
        assertThat(closed.json().path("properties").path("status").asString()).isEqualTo("CLOSED");
        assertThat(closed.json().path("properties").path("decision").asString()).isEqualTo("Lampan är bytt");
        assertThat(http.get("vard", path(id)).text())
                .as("the reporter reads what it led to, not what planners write to each other")
                .contains("Lampan är bytt")
                .doesNotContain("byt lampan");
        assertThat(http.get("vard", path(id) + "/history").text()).doesNotContain("byt lampan");
        assertThat(http.post("planerare", path(id) + "/verify", "")
                        .json()
                        .path("code")
                        .asString())
                .as("a closed one is reopened first")
                .isEqualTo("wrong-state");
        var reopened = http.post("planerare", path(id) + "/reopen", "");
        assertThat(reopened.json().path("properties").path("status").asString()).isEqualTo("REPORTED");
        assertThat(reopened.json().path("properties").has("decision")).isFalse();
        assertThat(lived("planerare", id))
                .extracting(line -> line.split(" ")[1])
                .containsExactly("CREATED", "HANDED_OFF", "CLOSED", "REOPENED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "close    | {}                                            | /decision | missing",
                "close    | {\"decision\": \"ja\"}                        | /decision | too-short",
                "close    | {\"decision\": 7}                             | /decision | not-a-text",
                "close    | {\"decision\": \"ring 070-174 06 05 sen\"}    | /decision | personal-data-phone",
                "hand-off | {\"to\": \"\"}                                | /to       | missing",
                "hand-off | {\"to\": \"anna@exempel.se\"}                 | /to       | personal-data-email",
                "hand-off | {\"to\": \"Park\", \"message\": \"XKD 417\"}  | /message  | personal-data-plate"
            })
    void textsOfADecisionAreGuardedAsNotesAre(String step, String body, String pointer, String code) {
        var id = reported("vard", told(at(1, 4), "a", ""));
        var answer = http.post("planerare", path(id) + "/" + step, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.fault(pointer)).isEqualTo(code);
        assertThat(answer.text()).doesNotContain("174 06", "anna", "XKD");
        assertThat(status(id)).isEqualTo("REPORTED");
    }

    @Test
    void onlyPlannersDecide() {
        var id = reported("vard", told(at(1, 5), "a", ""));
        for (var step : List.of("/verify", "/close", "/reopen", "/hand-off")) {
            assertThat(http.post("vard", path(id) + step, "{\"to\": \"A\", \"decision\": \"bra\"}")
                            .status())
                    .as(step)
                    .isEqualTo(403);
            assertThat(http.post("rapportor", path(id) + step, "{}").status()).isEqualTo(403);
        }
        assertThat(http.post("planerare", path(UUID.randomUUID()) + "/verify", "")
                        .status())
                .isEqualTo(404);
        assertThat(status(id)).isEqualTo("REPORTED");
    }

    @Test
    void twoReportsOfOneEventCountOnceOnMapListAndInSums() {
        var original = reported("rapportor", told(at(2, 1), "samma", ""));
        var second = reported("vard", told(at(2, 1), "samma igen", ""));
        var day = "datetime=2013-02-01";
        var filter = LayerFilter.ALL.during(
                java.time.Instant.parse("2013-01-31T23:00:00Z"), java.time.Instant.parse("2013-02-01T23:00:00Z"));
        var comparison = new ObservationCounts.Comparison(null, null);
        assertThat(counts.cells(Viewer.system("prov"), filter, comparison, 100).cells())
                .extracting(ObservationCounts.CellCount::count)
                .containsOnlyOnce(2);

        var linked = http.post("vard", path(second) + "/duplicate-of/" + original, "");
        assertThat(linked.status()).as(linked.text()).isEqualTo(200);
        assertThat(linked.json().path("properties").path("duplicateOf").asString())
                .isEqualTo(original.toString());

        assertThat(http.get("planerare", "/api/observations?" + day).json().findValuesAsString("id"))
                .contains(original.toString())
                .doesNotContain(second.toString());
        assertThat(http.get("planerare", "/api/observations/counts?" + day)
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(counts.cells(Viewer.system("prov"), filter, comparison, 100).cells().stream()
                        .mapToInt(ObservationCounts.CellCount::count)
                        .sum())
                .isEqualTo(1);
        assertThat(http.get("planerare", "/api/observations?" + day + "&status=DUPLICATE")
                        .json()
                        .path("numberMatched")
                        .asInt())
                .as("asked for by name it is there")
                .isEqualTo(1);
        assertThat(http.get("vard", "/api/observations?" + day)
                        .json()
                        .path("numberMatched")
                        .asInt())
                .as("its reporter keeps it in sight")
                .isEqualTo(1);
        assertThat(status(second)).isEqualTo("DUPLICATE");

        http.post("planerare", path(second) + "/reopen", "");
        assertThat(http.get("planerare", "/api/observations/counts?" + day)
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aDuplicateStandsBesideARealOriginal() {
        var a = reported("rapportor", told(at(2, 3), "a", ""));
        var b = reported("planerare", told(at(2, 3), "b", ""));
        var c = reported("planerare", told(at(2, 3), "c", ""));
        assertThat(code(http.post("planerare", path(a) + "/duplicate-of/" + a, "")))
                .isEqualTo("duplicate-of-itself");
        assertThat(http.post("planerare", path(b) + "/duplicate-of/" + a, "").status())
                .isEqualTo(200);
        assertThat(code(http.post("planerare", path(c) + "/duplicate-of/" + b, "")))
                .as("a chain would count nothing")
                .isEqualTo("original-is-duplicate");
        assertThat(code(http.post("planerare", path(a) + "/duplicate-of/" + c, "")))
                .isEqualTo("has-duplicates");
        assertThat(code(http.post("planerare", path(c) + "/duplicate-of/" + UUID.randomUUID(), "")))
                .isEqualTo("not-found");
    }

    @Test
    void aWardenLinksOnlyOwnReportsAndOnlyToWhatIsSuggested() {
        var far = reported("rapportor", Told.feature(13.1800, 55.3762, "MIL-KLOT", at(2, 5), ""));
        var near = reported("rapportor", told(at(2, 5), "a", ""));
        var own = reported("vard", told(at(2, 5), "b", ""));
        assertThat(http.post("vard", path(own) + "/duplicate-of/" + far, "").status())
                .isEqualTo(404);
        assertThat(http.post("vard", path(near) + "/duplicate-of/" + own, "").status())
                .isEqualTo(404);
        assertThat(http.post("vard", path(own) + "/duplicate-of/" + near, "").status())
                .isEqualTo(200);
    }

    @Test
    void twoWhoLinkEachOtherMakeNoRing() throws Exception {
        for (int i = 0; i < 10; i++) {
            var a = reported("planerare", told(at(2, 7), "a" + i, ""));
            var b = reported("planerare", told(at(2, 7), "b" + i, ""));
            var answers = atOnce(
                    2, n -> http.post("planerare", path(n == 0 ? a : b) + "/duplicate-of/" + (n == 0 ? b : a), ""));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 422);
        }
    }

    @Test
    void erasingTakesTheContentOutOfRowAndHistoryAndLeavesATombstone() {
        var id = reported("vard", told(at(3, 1), "hemlig ett", ", \"people\": \"ONE\", \"place\": \"hemlig plats\""));
        http.put("vard", path(id), told(at(3, 1), "hemlig två", ""), "If-Match", "\"0\"");
        http.post("planerare", path(id) + "/close", "{\"decision\": \"hemligt beslut\"}");

        assertThat(http.delete("planerare", path(id) + "?reason=fel plats").status())
                .isEqualTo(204);
        assertThat(http.delete("planerare", path(id) + "?reason=fel plats").status())
                .as("again")
                .isEqualTo(204);

        var left = jdbc.sql("""
                        select (select o::text from observations.observation o where id = :id) || coalesce(string_agg(v::text, ''), '')
                        from observations.observation_version v where id = :id""").param("id", id).query(String.class).single();
        assertThat(left).contains("ERASED", "fel plats").doesNotContain("hemlig");
        assertThat(jdbc.sql("""
                        select count(*) from (
                          select geom, people from observations.observation where id = :id
                          union all
                          select geom, people from observations.observation_version where id = :id) v
                        where geom is not null or people is not null""").param("id", id).query(Integer.class).single()).isZero();
        assertThat(http.get("planerare", path(id)).status()).isEqualTo(404);
        assertThat(http.get("planerare", "/api/observations/counts?datetime=2013-03-01")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        var again = http.put("vard", path(id), told(at(3, 1), "hemlig ett", ""));
        assertThat(again.status()).isEqualTo(409);
        assertThat(code(again)).as("it never comes back by being sent again").isEqualTo("erased");
        var versions = http.get("planerare", path(id) + "/history").json().path("versions");
        assertThat(versions.size()).isEqualTo(4);
        assertThat(versions.path(3).path("what").asString()).isEqualTo("ERASED");
        assertThat(versions.path(3).path("reason").asString()).isEqualTo("fel plats");
        assertThat(heard.of(ObservationWithdrawn.class))
                .contains(new ObservationWithdrawn(id, "MIL-KLOT", java.time.Instant.parse("2013-03-01T20:00:00Z")));
    }

    @Test
    void aReporterErasesTheirOwnForADayAndAPlannerAnyAtAnyTime() {
        var own = reported("vard", told(at(3, 3), "a", ""));
        assertThat(http.delete("rapportor", path(own) + "?reason=inte min").status())
                .isEqualTo(404);
        assertThat(http.delete("vard", path(own)).fault("reason")).isEqualTo("missing");
        var named = http.delete("vard", path(own) + "?reason=ring 070-174 06 05");
        assertThat(named.fault("reason")).isEqualTo("personal-data-phone");
        assertThat(named.text()).doesNotContain("174 06");

        jdbc.sql("update observations.observation set received_at = received_at - interval '25 hours' where id = :id")
                .param("id", own)
                .update();
        assertThat(code(http.delete("vard", path(own) + "?reason=ångrade mig"))).isEqualTo("too-late-to-erase");
        assertThat(status(own)).isEqualTo("REPORTED");
        assertThat(http.delete("planerare", path(own) + "?reason=på begäran").status())
                .isEqualTo(204);
    }

    @Test
    void aClosedShiftLocksItsReportsForTheWardenButNeverRefusesANewOne() {
        var shift = UUID.randomUUID();
        var ofShift = ", \"shift\": \"" + shift + "\"";
        var id = reported("vard", told(at(3, 5), "a", ofShift));
        CLOSED.add(shift);
        assertThat(code(http.put("vard", path(id), told(at(3, 5), "b", ofShift), "If-Match", "\"0\"")))
                .isEqualTo("shift-closed");
        assertThat(code(http.delete("vard", path(id) + "?reason=för sent"))).isEqualTo("shift-closed");
        assertThat(http.put("vard", path(id), told(at(3, 5), "a", ofShift)).status())
                .as("the same once more is no change")
                .isEqualTo(200);
        reported("vard", told(at(3, 5), "kom sent från telefonen", ofShift));
        assertThat(http.put("planerare", path(id), told(at(3, 5), "b", ofShift), "If-Match", "\"0\"")
                        .status())
                .as("planners may")
                .isEqualTo(200);
    }

    @Test
    void theSameReportEightTimesAtOnceIsOneRowOfOneVersion() throws Exception {
        for (int round = 0; round < 5; round++) {
            var id = UUID.randomUUID();
            var answers = atOnce(8, n -> http.put("vard", path(id), told(at(4, 1), "samtidigt", "")));
            assertThat(answers)
                    .extracting(Answer::status)
                    .containsExactlyInAnyOrder(201, 200, 200, 200, 200, 200, 200, 200);
            assertThat(lived("vard", id)).hasSize(1);
        }
    }

    @Test
    void ofTwoContentsAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        for (int round = 0; round < 5; round++) {
            var id = UUID.randomUUID();
            var answers = atOnce(2, n -> http.put("vard", path(id), told(at(4, 2), "innehåll " + n, "")));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        }
        var id = reported("vard", told(at(4, 3), "först", ""));
        var changes =
                atOnce(6, n -> http.put("vard", path(id), told(at(4, 3), "ändring " + n, ""), "If-Match", "\"0\""));
        assertThat(changes).extracting(Answer::status).containsExactlyInAnyOrder(200, 409, 409, 409, 409, 409);
        assertThat(lived("vard", id)).as("nothing was lost or written twice").hasSize(2);
    }

    private static String code(Answer answer) {
        return answer.json().path("code").asString();
    }
}

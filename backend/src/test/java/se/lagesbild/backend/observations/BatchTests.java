package se.lagesbild.backend.observations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.Http.Answer;
import se.lagesbild.backend.TrelleborgApp;

/** Many reports in one call: each is answered for itself, in order, and the good ones are kept. Uses 2012. */
class BatchTests extends TrelleborgApp {
    private static final String BATCH = "/api/observations/batch";
    private static final String AT = "2012-05-05T21:00:00+02:00";

    private static String item(UUID id, String note, String more) {
        return Told.feature(13.1574, 55.3762, "MIL-KLOT", AT, ", \"note\": \"" + note + "\"")
                .replaceFirst("\\{", "{\"id\": \"" + id + "\"" + more + ", ")
                .replace("\n", " ");
    }

    private static String array(List<String> items) {
        return "[" + String.join(",", items) + "]";
    }

    private static List<String> told(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var told = new ArrayList<String>();
        answer.json()
                .path("results")
                .forEach(result -> told.add(result.path("result").asString() + " "
                        + result.path("problem").path("code").asString("")
                        + result.path("version").asString("")));
        return told;
    }

    private int stored(String account, UUID id) {
        return http.get(account, "/api/observations/" + id).status();
    }

    @Test
    void goodItemsAreKeptWhenOthersAreBad() {
        var good = UUID.randomUUID();
        var last = UUID.randomUUID();
        var bad = UUID.randomUUID();
        var answer = http.post(
                "vard",
                BATCH,
                array(List.of(
                        item(good, "bra", ""),
                        item(bad, "ring 070-174 06 05", ""),
                        "7",
                        item(UUID.randomUUID(), "bra", "").replaceFirst("\"id\": \"[^\"]*\", ", ""),
                        item(last, "också bra", ""))));
        assertThat(told(answer))
                .containsExactly("created 0", "rejected invalid", "rejected invalid", "rejected invalid", "created 0");
        var results = answer.json().path("results");
        assertThat(results.path(0).path("id").asString()).isEqualTo(good.toString());
        assertThat(results.path(0).path("status").asString()).isEqualTo("REPORTED");
        assertThat(results.path(1).path("id").asString()).isEqualTo(bad.toString());
        assertThat(results.path(1).path("problem").path("status").asInt()).isEqualTo(422);
        assertThat(results.path(1)
                        .path("problem")
                        .path("errors")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("personal-data-phone");
        assertThat(answer.text()).doesNotContain("174 06");
        assertThat(stored("vard", good)).isEqualTo(200);
        assertThat(stored("vard", last)).isEqualTo(200);
        assertThat(stored("vard", bad)).isEqualTo(404);
    }

    @Test
    void theSameBatchAgainChangesNothingAndASecondOfTheSameIdComesAfterTheFirst() {
        var a = UUID.randomUUID();
        var b = UUID.randomUUID();
        var batch = array(List.of(item(a, "ett", ""), item(b, "b", ""), item(a, "två", ", \"ifMatch\": 0")));
        assertThat(told(http.post("vard", BATCH, batch))).containsExactly("created 0", "created 0", "changed 1");
        assertThat(told(http.post("vard", BATCH, array(List.of(item(a, "två", ""), item(b, "b", ""))))))
                .as("the answer was lost, all is sent once more")
                .containsExactly("unchanged 1", "unchanged 0");
        assertThat(told(http.post(
                        "vard",
                        BATCH,
                        array(List.of(
                                item(a, "tre", ""),
                                item(a, "tre", ", \"ifMatch\": 0"),
                                item(b, "c", ", \"ifMatch\": \"x\""))))))
                .containsExactly("rejected other-content", "rejected other-content", "rejected invalid");
    }

    @Test
    void linesAreTakenOneByOneAlsoWhenOneIsBroken() {
        var a = UUID.randomUUID();
        var b = UUID.randomUUID();
        var answer = http.post(
                "vard",
                BATCH,
                item(a, "rad ett", "") + "\n\n{\"type\": \"Fea\r\n" + item(b, "rad tre", "") + "\r\n",
                "Content-Type",
                "application/x-ndjson");
        assertThat(told(answer)).containsExactly("created 0", "rejected unreadable-json", "created 0");
        assertThat(stored("vard", b)).isEqualTo(200);
    }

    @Test
    void whatIsNoBatchIsRefusedWhole() {
        assertThat(http.post("vard", BATCH, "{}").json().path("code").asString())
                .isEqualTo("not-a-batch");
        assertThat(http.post("vard", BATCH, "[{").json().path("code").asString())
                .isEqualTo("unreadable-json");
        var first = UUID.randomUUID();
        var tooMany = IntStream.range(0, 501)
                .mapToObj(i -> item(i == 0 ? first : UUID.randomUUID(), "n", ""))
                .collect(Collectors.joining(",", "[", "]"));
        var answer = http.post("vard", BATCH, tooMany);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("code").asString()).isEqualTo("too-many-items");
        assertThat(stored("vard", first)).isEqualTo(404);
        assertThat(http.post("polis", BATCH, "[]").status()).isEqualTo(403);
        assertThat(told(http.post("vard", BATCH, "[]"))).isEmpty();
    }

    @Test
    void fiveHundredAreTakenInOrder() {
        var ids = IntStream.range(0, 500).mapToObj(i -> UUID.randomUUID()).toList();
        var answer = http.post(
                "vard",
                BATCH,
                array(ids.stream().map(id -> item(id, "många", "")).toList()));
        assertThat(told(answer)).hasSize(500).allMatch("created 0"::equals);
        assertThat(answer.json().path("results").findValuesAsString("id"))
                .containsExactlyElementsOf(ids.stream().map(UUID::toString).toList());
    }
}

package se.lagesbild.backend.observations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;

/** Those who report hear what it led to. Uses 2010. */
class FeedbackTests extends TrelleborgApp {
    @Autowired
    JdbcClient jdbc;

    private UUID reported(String account, String category) {
        var id = UUID.randomUUID();
        var answer = http.put(
                account,
                "/api/observations/" + id,
                Told.feature(13.1500, 55.3762, category, "2010-01-01T20:00:00Z", ""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id;
    }

    private JsonNode feedback(String account, UUID id) {
        for (var one : http.get(account, "/api/observations/feedback").json().path("feedback")) {
            if (one.path("id").asString().equals(id.toString())) {
                return one;
            }
        }
        return tools.jackson.databind.node.MissingNode.getInstance();
    }

    private void step(UUID id, String step, String body) {
        var answer = http.post("planerare", "/api/observations/" + id + "/" + step, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void aReporterHearsWhatWasDecidedAndNobodyElseDoes() {
        var id = reported("rapportor", "MIL-BELY");
        assertThat(feedback("rapportor", id).isMissingNode()).as("nothing yet").isTrue();
        step(id, "hand-off", "{\"to\": \"Gatukontoret\", \"message\": \"internt\"}");
        step(id, "close", "{\"decision\": \"Lampan är bytt\"}");
        var heard = feedback("rapportor", id);
        assertThat(heard.path("status").asString()).isEqualTo("CLOSED");
        assertThat(heard.path("decision").asString()).isEqualTo("Lampan är bytt");
        assertThat(heard.path("to").asString()).isEqualTo("Gatukontoret");
        assertThat(heard.path("category").asString()).isEqualTo("MIL-BELY");
        assertThat(heard.path("decidedAt").asString()).isEqualTo("2026-11-23T21:00:00+01:00");
        assertThat(feedback("vard", id).isMissingNode()).isTrue();

        step(id, "reopen", "");
        assertThat(feedback("rapportor", id).isMissingNode()).as("taken back").isTrue();
    }

    @Test
    void nobodyIsToldWhatTheyDidThemselvesOrWhatIsOld() {
        var own = reported("planerare", "MIL-BELY");
        step(own, "verify", "");
        assertThat(feedback("planerare", own).isMissingNode()).isTrue();

        var old = reported("vard", "MIL-BELY");
        step(old, "verify", "");
        assertThat(feedback("vard", old).path("status").asString()).isEqualTo("VERIFIED");
        jdbc.sql("update observations.observation set decided_at = decided_at - interval '61 days' where id = :id")
                .param("id", old)
                .update();
        assertThat(feedback("vard", old).isMissingNode()).isTrue();
    }

    @Test
    void aDuplicateHearsWhatItsOriginalLedTo() {
        var original = reported("rapportor", "MIL-SKAD");
        var duplicate = reported("vard", "MIL-SKAD");
        var answer = http.post("vard", "/api/observations/" + duplicate + "/duplicate-of/" + original, "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(feedback("vard", duplicate).isMissingNode())
                .as("linked by the reporter, nothing decided")
                .isTrue();
        step(original, "close", "{\"decision\": \"Rutan är lagad\"}");
        assertThat(feedback("vard", duplicate).path("decision").asString()).isEqualTo("Rutan är lagad");
        assertThat(feedback("vard", duplicate).path("status").asString()).isEqualTo("DUPLICATE");
    }

    @Test
    void ofAProtectedKindNothingCrossesFromOneReporterToAnother() {
        var original = reported("rapportor", "OFF-VALD");
        var duplicate = reported("vard", "OFF-VALD");
        step(duplicate, "duplicate-of/" + original, "");
        step(original, "close", "{\"decision\": \"Polisanmält\"}");
        var heard = feedback("vard", duplicate);
        assertThat(heard.path("status").asString()).isEqualTo("DUPLICATE");
        assertThat(heard.has("decision")).isFalse();
    }
}

package se.lagesbild.backend.observations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.TrelleborgApp;

/** Reports of perhaps the same event are suggested. 0.0001 degrees of longitude are 6.3 m here. Uses 2002. */
class NearTests extends TrelleborgApp {
    private UUID reported(String account, double longitude, String category, String at) {
        var id = UUID.randomUUID();
        var answer = http.put(
                account,
                "/api/observations/" + id,
                Told.feature(longitude, 55.3762, category, at, ", \"note\": \"hemligt\""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id;
    }

    private List<String> near(String account, UUID id) {
        return http.get(account, "/api/observations/" + id + "/near")
                .json()
                .path("near")
                .findValuesAsString("id");
    }

    @Test
    void findsTheSameKindToldBySomebodyElseWithinAHundredMetresAndTwoHours() {
        var own = reported("vard", 13.1500, "MIL-KLOT", "2002-01-01T20:00:00Z");
        var far = reported("rapportor", 13.1514, "MIL-KLOT", "2002-01-01T20:30:00Z"); // 89 m
        var close = reported("planerare", 13.1502, "MIL-KLOT", "2002-01-01T18:00:00Z"); // 13 m, just two hours
        reported("rapportor", 13.1517, "MIL-KLOT", "2002-01-01T20:00:00Z"); // 108 m
        reported("rapportor", 13.1500, "MIL-KLOT", "2002-01-01T22:00:01Z"); // a second too late
        reported("rapportor", 13.1500, "MIL-SKRP", "2002-01-01T20:00:00Z"); // another kind
        reported("vard", 13.1500, "MIL-KLOT", "2002-01-01T20:10:00Z"); // the same reporter

        assertThat(near("vard", own)).as("nearest first").containsExactly(close.toString(), far.toString());
        assertThat(near("planerare", own)).containsExactly(close.toString(), far.toString());
        var first = http.get("vard", "/api/observations/" + own + "/near")
                .json()
                .path("near")
                .path(0);
        assertThat(first.propertyNames())
                .as("no note, no position, no reporter")
                .containsExactlyInAnyOrder("id", "category", "occurredAt", "distanceMetres", "minutesApart", "status");
        assertThat(first.path("distanceMetres").asInt()).isEqualTo(13);
        assertThat(first.path("minutesApart").asInt()).isEqualTo(120);

        http.post("planerare", "/api/observations/" + far + "/duplicate-of/" + own, "");
        http.delete("planerare", "/api/observations/" + close + "?reason=prov");
        assertThat(near("vard", own)).as("linked and erased ones are settled").isEmpty();
    }

    @Test
    void givesFiveAtMost() {
        var own = reported("vard", 13.1500, "MIL-BELY", "2002-02-01T20:00:00Z");
        for (int i = 0; i < 7; i++) {
            reported("rapportor", 13.1500, "MIL-BELY", "2002-02-01T20:00:00Z");
        }
        assertThat(near("vard", own)).hasSize(5);
    }

    @Test
    void aWardenHearsNothingOfProtectedKindsAndNobodyOfOthersReports() {
        var own = reported("vard", 13.1500, "OFF-VALD", "2002-03-01T20:00:00Z");
        var other = reported("rapportor", 13.1500, "OFF-VALD", "2002-03-01T20:00:00Z");
        assertThat(near("vard", own)).isEmpty();
        assertThat(near("planerare", own)).containsExactly(other.toString());
        assertThat(http.post("vard", "/api/observations/" + own + "/duplicate-of/" + other, "")
                        .status())
                .isEqualTo(404);
        assertThat(http.get("vard", "/api/observations/" + other + "/near").status())
                .isEqualTo(404);
        assertThat(http.get("rapportor", "/api/observations/" + other + "/near").status())
                .isEqualTo(403);
    }
}

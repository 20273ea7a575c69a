package se.lagesbild.backend.patrols;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lagesbild.backend.patrols.HandedOutTests.round;
import static se.lagesbild.backend.patrols.HandedOutTests.stop;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.TrelleborgApp;

/** Rounds as a layer: for planners all, for wardens what is in their hands. */
class RoundLayerTests extends TrelleborgApp {

    @Test
    void aRoundIsOnTheMapOfThoseWhoMaySeeIt() {
        var id = UUID.randomUUID();
        var item = "/ogc/collections/rounds/items/" + id;
        assertThat(http.put(
                                "planerare",
                                "/api/rounds/" + id,
                                round(
                                        "Lager",
                                        stop("a", 13.157, "18:10", "18:22"),
                                        stop("b", 13.161, "18:40", "18:52")))
                        .status())
                .isEqualTo(201);
        assertThat(http.get("vard", item).status()).as("only planned").isEqualTo(404);
        var planned = http.get("planerare", item).json();
        assertThat(planned.path("geometry").path("coordinates").size()).isEqualTo(2);
        assertThat(planned.path("properties").path("stops").asInt()).isEqualTo(2);
        assertThat(planned.path("properties").path("handedOut").asBoolean(true)).isFalse();
        assertThat(planned.toString()).as("names no person").doesNotContain("Par 1");

        http.post("planerare", "/api/rounds/" + id + "/publish", "");
        assertThat(http.get("vard", item)
                        .json()
                        .path("properties")
                        .path("handedOut")
                        .asBoolean())
                .isTrue();
        assertThat(http.get("vard", "/ogc/collections/rounds/items?limit=1000&datetime=2026-11-27")
                        .text())
                .contains(id.toString());
        assertThat(http.get("vard", "/ogc/collections/rounds/items?limit=1000&datetime=2026-11-28")
                        .text())
                .doesNotContain(id.toString());
        assertThat(http.get("polis", item).status()).isEqualTo(404);
    }
}

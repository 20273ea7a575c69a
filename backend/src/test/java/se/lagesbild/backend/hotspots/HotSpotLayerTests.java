package se.lagesbild.backend.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lagesbild.backend.TrelleborgApp;

/** The layer says the same as the list of ranked places. */
class HotSpotLayerTests extends TrelleborgApp {

    @Test
    void canBeAskedForAsManyAndByTheMeasureOfTheList() {
        var list = http.get("planerare", "/api/hotspots?datetime=../..&measure=harm&limit=5")
                .json()
                .path("features");
        var layer = http.get("planerare", "/ogc/collections/hotspots/items?measure=harm&spots=5&since=first")
                .json()
                .path("features");
        assertThat(layer.size()).isEqualTo(5).isEqualTo(list.size());
        for (int i = 0; i < 5; i++) {
            assertThat(layer.path(i).path("id")).isEqualTo(list.path(i).path("id"));
            assertThat(layer.path(i).path("properties").path("harm"))
                    .isEqualTo(list.path(i).path("properties").path("harm"));
        }
        for (var wrong : new String[] {"measure=fear", "spots=0", "spots=21", "spots=many", "since=always"}) {
            assertThat(http.get("planerare", "/ogc/collections/hotspots/items?" + wrong)
                            .status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "datetime=2026-06-01/2026-08-31",
                "datetime=2026-01-01/..&setting=PORT",
                "datetime=../2026-08-31"
            })
    void theLayerAndTheListRankTheSame(String query) {
        for (var account : new String[] {"planerare", "polis"}) {
            var list =
                    http.get(account, "/api/hotspots?limit=20&" + query).json().path("features");
            var layer = http.get(account, "/ogc/collections/hotspots/items?limit=100&" + query);
            assertThat(layer.status()).as(layer.text()).isEqualTo(200);
            var features = layer.json().path("features");
            assertThat(features.size()).isEqualTo(list.size()).isPositive();
            for (int i = 0; i < list.size(); i++) {
                assertThat(features.path(i).path("id")).isEqualTo(list.path(i).path("id"));
                assertThat(features.path(i).path("properties").path("count"))
                        .isEqualTo(list.path(i).path("properties").path("count"));
                assertThat(features.path(i).path("geometry"))
                        .isEqualTo(list.path(i).path("geometry"));
            }
        }
        assertThat(http.get("vard", "/ogc/collections/hotspots/items").status()).isEqualTo(404);
    }
}

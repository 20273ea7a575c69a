package se.lagesbild.backend.places.ground;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlaceKindTests {

    /** The page says "zoom in" where the tiles are still empty. */
    @Test
    void thePageKnowsFromWhichLevelEachKindIsDrawn() throws IOException {
        try (var in =
                requireNonNull(PlaceKind.class.getResourceAsStream("/META-INF/resources/planner/ground-layers.js"))) {
            var module = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (var kind : PlaceKind.all()) {
                assertThat(module).contains("'" + kind.layer() + "': " + kind.fromLevel());
            }
        }
    }
}

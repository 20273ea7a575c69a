package se.lagesbild.backend.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.TrelleborgApp;

class TilePackingTests extends TrelleborgApp {
    /** The town's centre: the demonstration's 4,500 observations make it larger than what is sent unpacked. */
    private static final String CENTRE = "/ogc/collections/observations/tiles/WebMercatorQuad/14/5152/8790";

    @Test
    void aTileIsPackedForThoseWhoTakeItAndTheSameInside() throws IOException {
        var plain = http.get("planerare", CENTRE);
        var packed = http.get("planerare", CENTRE, "Accept-Encoding", "gzip");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(packed.header("Content-Encoding")).contains("gzip");
        assertThat(packed.header("Vary").orElse("")).contains("Accept-Encoding");
        assertThat(packed.body().length).isLessThan(plain.body().length);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(plain.body());
        }
    }

    @Test
    void aPackedTileIsNotSentTwiceEither() {
        var tag = http.get("planerare", CENTRE, "Accept-Encoding", "gzip").header("ETag");
        assertThat(tag.orElseThrow()).startsWith("W/");
        assertThat(http.get("planerare", CENTRE, "If-None-Match", tag.orElseThrow())
                        .status())
                .isEqualTo(304);
    }
}

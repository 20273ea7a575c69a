package se.lagesbild.backend.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickGzipTests {
    @Test
    void unpacksToTheSameBytes() throws IOException {
        var plain = new byte[100_000];
        new Random(1).nextBytes(plain);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(QuickGzip.pack(plain)))) {
            assertThat(in.readAllBytes()).isEqualTo(plain);
        }
    }

    @Test
    void makesWhatRepeatsSmall() {
        // deflate's longest match is 258 bytes, so zeros shrink at least a hundredfold
        assertThat(QuickGzip.pack(new byte[100_000]).length).isLessThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, deflate, br", "br, gzip;q=0.5", "deflate;q=0, gzip; q=1.0"})
    void packsForThoseWhoTakeIt(String header) {
        assertThat(QuickGzip.wanted(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "gzip; q=0.0", "x-gzipped"})
    void leavesAloneForThoseWhoDoNot(String header) {
        assertThat(QuickGzip.wanted(header)).isFalse();
        assertThat(QuickGzip.wanted(null)).isFalse();
    }
}

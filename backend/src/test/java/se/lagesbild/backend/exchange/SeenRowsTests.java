package se.lagesbild.backend.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeenRowsTests {
    @Test
    void countsRepeatsOfTheSameContent() {
        var seen = new SeenRows();
        assertThat(seen.occurrence(42)).isZero();
        assertThat(seen.occurrence(43)).isZero();
        assertThat(seen.occurrence(42)).isEqualTo(1);
        assertThat(seen.occurrence(42)).isEqualTo(2);
        assertThat(seen.occurrence(43)).isEqualTo(1);
    }

    @Test
    void contentWithTheHashZeroCountsToo() {
        var seen = new SeenRows();
        assertThat(seen.occurrence(0)).isZero();
        assertThat(seen.occurrence(0)).isEqualTo(1);
    }

    @Test
    void remembersEverythingWhileItGrows() {
        var seen = new SeenRows();
        // 200,000 are more than twice what the first table holds; the lower bits alone would all collide
        for (long i = 1; i <= 100_000; i++) {
            assertThat(seen.occurrence(i << 32)).isZero();
        }
        var random = new SplittableRandom(7);
        for (int i = 0; i < 100_000; i++) {
            assertThat(seen.occurrence(random.nextLong())).isZero();
        }
        for (long i = 1; i <= 100_000; i++) {
            assertThat(seen.occurrence(i << 32)).isEqualTo(1);
        }
    }
}

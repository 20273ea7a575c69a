package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatedStarTest {
    private static final int SIDE = 24;
    private static final double LEVEL = 0.05;

    /** Sparse and dense towns, flat ones and ones with peaks, one after the other in the same object: what was before leaves no trace. */
    @Test
    void sameZAndSameHotPlacesAsTheWholeWay() {
        var around = Neighbourhood.queen(SIDE, SIDE);
        var star = new RepeatedStar(around, LEVEL);
        var random = new SplittableRandom(5);
        int hotSeen = 0;
        for (int town = 0; town < 300; town++) {
            double usual = new double[] {0, 0.01, 0.2, 1, 5, 40}[town % 6];
            int peaks = random.nextInt(8);
            var counts = new int[SIDE * SIDE];
            Arrays.setAll(counts, i -> (int) (usual * 2 * random.nextDouble() + random.nextDouble()));
            for (int k = 0; k < peaks; k++) {
                counts[random.nextInt(counts.length)] += random.nextInt(60);
            }
            var held =
                    IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
            star.score(counts, held);
            var whole = GetisOrd.star(Arrays.stream(counts).asDoubleStream().toArray(), around);
            var adjusted = BenjaminiHochberg.adjust(whole.p());
            for (int i = 0; i < counts.length; i++) {
                assertThat(star.z(i)).isCloseTo(whole.z()[i], within(1e-9));
                assertThat(star.hot(i)).isEqualTo(whole.z()[i] > 0 && adjusted[i] <= LEVEL);
                hotSeen += star.hot(i) ? 1 : 0;
            }
        }
        assertThat(hotSeen).isGreaterThan(500);
    }

    @Test
    void allAlikeNothingAndNoPlaceAtAll() {
        var star = new RepeatedStar(Neighbourhood.queen(3, 3), LEVEL);
        var places = IntStream.range(0, 9).toArray();
        star.score(new int[] {7, 7, 7, 7, 7, 7, 7, 7, 7}, places);
        assertThat(IntStream.range(0, 9).mapToDouble(star::z).toArray()).containsOnly(0.0);
        star.score(new int[9], places);
        assertThat(IntStream.range(0, 9).mapToDouble(star::z).toArray()).containsOnly(0.0);
        new RepeatedStar(Neighbourhood.given(new int[0][]), LEVEL).score(new int[0], new int[0]);
    }

    @Test
    void refusesOneWayLinksAndOtherSizes() {
        assertThatThrownBy(() -> new RepeatedStar(Neighbourhood.given(new int[][] {{1}, {}}), LEVEL))
                .hasMessageContaining("place 0 has the neighbour 1");
        assertThatThrownBy(() -> new RepeatedStar(Neighbourhood.queen(2, 2), 0)).hasMessageContaining("level 0.0");
        assertThatThrownBy(() -> new RepeatedStar(Neighbourhood.queen(2, 2), LEVEL).score(new int[3], new int[0]))
                .hasMessageContaining("3 counts of 4 places");
    }
}

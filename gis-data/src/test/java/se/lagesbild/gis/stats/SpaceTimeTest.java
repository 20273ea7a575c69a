package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static se.lagesbild.gis.stats.ArealCase.moved;
import static se.lagesbild.gis.stats.ArealCase.order;
import static se.lagesbild.gis.stats.ArealCase.same;
import static se.lagesbild.gis.stats.SpaceTimeGetisOrd.Reach.SPACE;
import static se.lagesbild.gis.stats.SpaceTimeGetisOrd.Reach.SPACE_AND_STEP_BEFORE;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.gis.geo.SquareGrid;
import se.lagesbild.gis.stats.SpaceTimeCube.Frame;
import se.lagesbild.gis.stats.SpaceTimeGetisOrd.Reach;

class SpaceTimeTest {
    /** 4 x 3 squares of 100 m north-east of 1000, 2000; five steps of 7 from 70 on. */
    private static final Frame FRAME = new Frame(new SquareGrid(100), 10, 20, 4, 3, 70, 7, 5);

    @Test
    void countsEdgesInTheSquareAndStepThatTheyBegin() {
        double[] x = {1000, 1099.99, 1100, 1400, 999.99, 1399.99, 1000, 1000};
        double[] y = {2000, 2000, 2000, 2000, 2000, 2299.99, 2000, 2000};
        long[] t = {70, 76, 77, 70, 70, 104, 69, 105};
        var cube = SpaceTimeCube.of(x, y, t, FRAME);
        assertThat(cube.at(0, 0)).isEqualTo(2); // the first two
        assertThat(cube.at(1, 1)).isEqualTo(1); // on the next square's west side, at the next step's begin
        assertThat(cube.at(11, 4)).isEqualTo(1); // the last corner
        assertThat(cube.outside()).isEqualTo(4); // too far east and west, too early and late
        assertThat(Arrays.stream(cube.values()).sum()).isEqualTo(4);
        assertThat(cube.step(0)).hasSize(12).startsWith(2);
        assertThat(FRAME.queen().size()).isEqualTo(cube.places());
    }

    @Test
    void countsPlacesThatAreKnownAlready() {
        var cube = SpaceTimeCube.of(new int[] {1, 1, 2, -1, 3}, new int[] {0, 1, 1, 0, 0}, 3, 2);
        assertThat(cube.values()).containsExactly(0, 1, 0, 0, 1, 1);
        assertThat(cube.outside()).isEqualTo(2);
        assertThat(cube.places()).isEqualTo(3);
        assertThat(cube.steps()).isEqualTo(2);
    }

    @Test
    void countsAMillionEventsEachOnce() {
        var random = new Random(41);
        int n = 1_000_000;
        double[] x = random.doubles(n, 900, 1500).toArray();
        double[] y = random.doubles(n, 1900, 2400).toArray();
        long[] t = random.longs(n, 60, 110).toArray();
        var cube = SpaceTimeCube.of(x, y, t, FRAME);
        assertThat(Arrays.stream(cube.values()).sum() + cube.outside()).isEqualTo(n);
        // moved by whole squares and steps with its frame, and in another order: the same
        int[] order = order(n, 42);
        var far = new Frame(new SquareGrid(100), 1010, -30, 4, 3, 70 - 7_000, 7, 5);
        var moved = SpaceTimeCube.of(
                Arrays.stream(moved(x, order)).map(v -> v + 100_000).toArray(),
                Arrays.stream(moved(y, order)).map(v -> v - 5_000).toArray(),
                IntStream.of(order).mapToLong(k -> t[k] - 7_000).toArray(),
                far);
        assertThat(moved.outside()).isCloseTo(cube.outside(), within(1)); // a coordinate may round over a side
        same(moved.values(), cube.values(), 1);
    }

    @ParameterizedTest
    @EnumSource
    void isGiStarOfTheWholeCubeWithThatNeighbourhood(Reach reach) {
        var cube = crowded(5, 4, 6);
        var space = Neighbourhood.queen(5, 4);
        var scores = SpaceTimeGetisOrd.of(cube, space, reach);
        var lists = IntStream.range(0, 120)
                .mapToObj(i -> IntStream.range(0, 120)
                        .filter(j -> {
                            int steps = i / 20 - j / 20;
                            boolean near = i % 20 == j % 20 || space.linked(i % 20, j % 20);
                            return j != i && near && (steps == 0 || (steps == 1 && reach == SPACE_AND_STEP_BEFORE));
                        })
                        .toArray())
                .toArray(int[][]::new);
        var flat = GetisOrd.star(cube.values(), Neighbourhood.given(lists));
        for (int step = 0; step < 6; step++) {
            int base = 20 * step;
            double[] z =
                    IntStream.range(0, 20).mapToDouble(i -> flat.z()[base + i]).toArray();
            int now = step;
            same(IntStream.range(0, 20).mapToDouble(i -> scores.z(i, now)).toArray(), z, 1e-11);
            same(scores.p(step), Arrays.copyOfRange(flat.p(), base, base + 20), 1e-11);
        }
        assertThat(scores.series(3))
                .containsExactly(
                        IntStream.range(0, 6).mapToDouble(s -> scores.z(3, s)).toArray());
    }

    @Test
    void findsWhatIsNewWhatStaysAndWhatIsOver() {
        // 9 x 3 squares in three blocks; every square has its one event in each of 20 steps, and ten more
        // west: in the last step; middle: in all; east: in all but the last
        var place = IntStream.builder();
        var step = IntStream.builder();
        for (int s = 0; s < 20; s++) {
            for (int i = 0; i < 27; i++) {
                int block = i % 9 / 3;
                boolean more = block == 1 || (block == 0) == (s == 19);
                for (int k = 0; k < (more ? 11 : 1); k++) {
                    place.add(i);
                    step.add(s);
                }
            }
        }
        // beside a mostly quiet countryside, so that the blocks stand out
        int quiet = 27 * 30;
        var cube = SpaceTimeCube.of(place.build().toArray(), step.build().toArray(), 27 + quiet, 20);
        var around = IntStream.range(0, 27 + quiet)
                .mapToObj(i -> i < 27 ? ofBlock(i) : new int[0])
                .toArray(int[][]::new);
        var scores = SpaceTimeGetisOrd.of(cube, Neighbourhood.given(around), SPACE);
        var patterns = EmergingHotSpots.of(scores);
        assertThat(patterns[10]).isEqualTo(EmergingPattern.NEW_HOT);
        assertThat(patterns[13]).isEqualTo(EmergingPattern.PERSISTENT_HOT);
        // a trend of one step is none: the wording leaves both open
        assertThat(EmergingHotSpots.allOf(scores.series(16)))
                .containsExactly(EmergingPattern.PERSISTENT_HOT, EmergingPattern.HISTORICAL_HOT);
        assertThat(patterns[27]).isEqualTo(EmergingPattern.NO_PATTERN);
    }

    private static int[] ofBlock(int i) {
        return IntStream.range(0, 27)
                .filter(j -> j != i && j % 9 / 3 == i % 9 / 3)
                .toArray();
    }

    @Test
    void saysNothingOfAnEmptyCubeOrOneCell() {
        var empty = SpaceTimeCube.of(new double[0], new double[0], new long[0], FRAME);
        var scores = SpaceTimeGetisOrd.of(empty, FRAME.queen(), SPACE_AND_STEP_BEFORE);
        assertThat(scores.series(0)).containsOnly(0);
        assertThat(EmergingHotSpots.of(scores)).containsOnly(EmergingPattern.NO_PATTERN);
        var one = SpaceTimeCube.of(new int[] {0, 0}, new int[] {0, 0}, 1, 1);
        assertThat(SpaceTimeGetisOrd.of(one, Neighbourhood.queen(1, 1), SPACE).z(0, 0))
                .isZero();
    }

    @Test
    void namesWhatItCannotUse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpaceTimeCube.of(new double[1], new double[1], new long[2], FRAME))
                .withMessageContaining("2 of time");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpaceTimeCube.of(new int[1], new int[2], 1, 1))
                .withMessageContaining("1 places but 2 steps");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpaceTimeCube.of(new int[0], new int[0], 1_000_000, 26))
                .withMessageContaining("25 million");
        assertThatIllegalArgumentException().isThrownBy(() -> new Frame(new SquareGrid(1), 0, 0, 0, 1, 0, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Frame(new SquareGrid(1), 0, 0, 1, 1, 0, 0, 1))
                .withMessageContaining("steps of 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpaceTimeGetisOrd.of(crowded(2, 2, 2), Neighbourhood.queen(3, 3), SPACE))
                .withMessageContaining("4 places but neighbours of 9");
    }

    private static SpaceTimeCube crowded(int columns, int rows, int steps) {
        var random = new Random(43);
        int n = columns * rows * steps * 3;
        int places = columns * rows;
        return SpaceTimeCube.of(
                random.ints(n, 0, places)
                        .map(p -> Math.min(p, random.nextInt(places)))
                        .toArray(),
                random.ints(n, 0, steps).toArray(),
                places,
                steps);
    }
}

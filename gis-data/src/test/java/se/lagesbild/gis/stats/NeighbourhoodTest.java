package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.lagesbild.gis.geo.HexGrid;
import se.lagesbild.gis.geo.SquareGrid;

class NeighbourhoodTest {

    @Test
    void squaresTouchAtCornersForTheQueenOnly() {
        // 2 columns, 3 rows, from the south-west:  4 5 / 2 3 / 0 1
        assertThat(lists(Neighbourhood.queen(2, 3)))
                .isDeepEqualTo(
                        new int[][] {{1, 2, 3}, {0, 2, 3}, {0, 1, 3, 4, 5}, {0, 1, 2, 4, 5}, {2, 3, 5}, {2, 3, 4}});
        assertThat(lists(Neighbourhood.rook(2, 3)))
                .isDeepEqualTo(new int[][] {{1, 2}, {0, 3}, {0, 3, 4}, {1, 2, 5}, {2, 5}, {3, 4}});
        assertThat(lists(Neighbourhood.queen(1, 1))).isDeepEqualTo(new int[][] {{}});
    }

    @Test
    void aListOfSquaresIsTheRectangleThatItFills() {
        var cells = IntStream.range(0, 12)
                .mapToObj(k -> new SquareGrid.Cell(k % 4 - 2, k / 4 - 1))
                .toList();
        assertThat(lists(Neighbourhood.queen(cells))).isDeepEqualTo(lists(Neighbourhood.queen(4, 3)));
        assertThat(lists(Neighbourhood.rook(cells))).isDeepEqualTo(lists(Neighbourhood.rook(4, 3)));
    }

    @Test
    void saysWhatItIs() {
        var band = Neighbourhood.within(new double[] {0, 30}, new double[] {0, 0}, 30);
        assertThat(band).hasToString("0 < d <= 30.0 m");
        assertThat(band.kind()).isEqualTo(Neighbourhood.Kind.DISTANCE);
        assertThat(band.metres()).isEqualTo(30);
        assertThat(Neighbourhood.rook(2, 2)).hasToString("rook");
        assertThat(Neighbourhood.hexagons(List.of(new HexGrid.Cell(0, 0), new HexGrid.Cell(1, 0))))
                .satisfies(hexagons -> assertThat(hexagons.links()).isEqualTo(2))
                .hasToString("hexagon");
        assertThat(Neighbourhood.queen(3, 3).linked(0, 4)).isTrue();
        assertThat(Neighbourhood.queen(3, 3).linked(0, 2)).isFalse();
    }

    @Test
    void theBandHasItsOuterEdgeAndNotTheVerySamePlace() {
        double[] x = {0, 30, 0, 30.0000001, 0};
        double[] y = {0, 0, -30, 0, 0};
        // places 0 and 4 coincide: no neighbours of each other; 30 m is in, a hair more is out
        assertThat(lists(Neighbourhood.within(x, y, 30)))
                .isDeepEqualTo(new int[][] {{1, 2}, {0, 3, 4}, {0, 4}, {1}, {1, 2}});
    }

    @Test
    void theBandIsThatOfAllPairs() {
        var random = new Random(7);
        for (double metres : new double[] {0.5, 7, 40, 500}) {
            // whole and half metres, so that many pairs lie exactly at the distance or on the very same spot
            double[] x =
                    random.ints(400, 0, 200).mapToDouble(v -> v / 2.0 + 128_000).toArray();
            double[] y = random.ints(400, 0, 200)
                    .mapToDouble(v -> v / 2.0 + 6_139_000)
                    .toArray();
            var all = IntStream.range(0, x.length)
                    .mapToObj(i -> IntStream.range(0, x.length)
                            .filter(j -> x[i] != x[j] || y[i] != y[j])
                            .filter(j -> Math.hypot(x[i] - x[j], y[i] - y[j]) <= metres)
                            .toArray())
                    .toArray(int[][]::new);
            assertThat(lists(Neighbourhood.within(x, y, metres))).isDeepEqualTo(all);
        }
    }

    @Test
    void theBandTakesAMillionPlacesApartOrInOne() {
        var random = new Random(8);
        double[] x = random.doubles(1_000_000, 0, 100_000).toArray();
        double[] y = random.doubles(1_000_000, 0, 100_000).toArray();
        var band = Neighbourhood.within(x, y, 100);
        assertThat(band.links() / 1e6).isBetween(3.1, 3.2); // 100 places on a km2 of which the circle has pi %
        Arrays.fill(x, 5);
        Arrays.fill(y, 5);
        assertThat(Neighbourhood.within(x, y, 100).links()).isZero();
        x[0] = 6; // one place with 999,999 neighbours, and they with one
        assertThat(Neighbourhood.within(x, y, 100).links()).isEqualTo(2 * 999_999);
    }

    @Test
    void namesWhatItCannotUse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Neighbourhood.given(new int[][] {{2}, {}}))
                .withMessageContaining("only places 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Neighbourhood.given(new int[][] {{-1}, {}}))
                .withMessageContaining("neighbour -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Neighbourhood.given(new int[][] {{0}, {}}))
                .withMessageContaining("itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Neighbourhood.given(new int[][] {{}, {0, 0}}))
                .withMessageContaining("place 1 has the neighbour 0 twice");
        assertThatIllegalArgumentException().isThrownBy(() -> Neighbourhood.queen(0, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> Neighbourhood.queen(100_000, 100_000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Neighbourhood.within(new double[] {1}, new double[] {1}, 0))
                .withMessageContaining("0.0 m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Neighbourhood.within(new double[] {1}, new double[] {Double.NaN}, 5))
                .withMessageContaining("point 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Neighbourhood.within(new double[] {1}, new double[0], 5));
        // 20,000 places within a metre are 400 million pairs
        double[] crowd = new Random(9).doubles(20_000, 0, 0.5).toArray();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Neighbourhood.within(crowd, crowd, 1))
                .withMessageContaining("shorter distance");
    }

    private static int[][] lists(Neighbourhood around) {
        return IntStream.range(0, around.size()).mapToObj(around::of).toArray(int[][]::new);
    }
}

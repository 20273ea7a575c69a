package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static se.lagesbild.gis.Oracle.column;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lagesbild.gis.Oracle;

class GetisOrdTest {

    @ParameterizedTest
    @ValueSource(ints = {30, 60})
    void agreesWithSpdepOnTheGridOfGetisAndOrd(int metres) {
        var input = Oracle.rows("getisord_input.csv");
        double[] x = column(input, "x");
        double[] y = column(input, "y");
        var neighbours = IntStream.range(0, x.length)
                .mapToObj(i -> IntStream.range(0, x.length)
                        .filter(j -> j != i && Math.hypot(x[i] - x[j], y[i] - y[j]) <= metres)
                        .toArray())
                .toArray(int[][]::new);
        agrees("getisord_d%d_getis_ord_expected.csv".formatted(metres), column(input, "val"), neighbours);
    }

    @Test
    void agreesWithSpdepOnTheNeighbourhoodsOfColumbus() {
        var input = Oracle.rows("columbus_input.csv");
        var links = Oracle.rows("columbus_neighbours.csv");
        assertThat(links).hasSize(236);
        agrees("columbus_CRIME_getis_ord_expected.csv", column(input, "CRIME"), links(links, input.size()));
    }

    private static int[][] links(List<Map<String, String>> links, int n) {
        return IntStream.rangeClosed(1, n) // ids run from 1
                .mapToObj(id -> links.stream()
                        .filter(link -> Oracle.number(link, "id") == id)
                        .mapToInt(link -> (int) Oracle.number(link, "neighbour") - 1)
                        .toArray())
                .toArray(int[][]::new);
    }

    private static void agrees(String file, double[] x, int[][] neighbours) {
        var expected = Oracle.rows(file);
        assertThat(expected).hasSize(x.length);
        var result = GetisOrd.star(x, neighbours);
        close(result.z(), column(expected, "Gstar_z"));
        close(result.p(), column(expected, "Gstar_p"));
        close(BenjaminiHochberg.adjust(result.p()), column(expected, "Gstar_p_bh"));
    }

    private static void close(double[] actual, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("place %d", i + 1).isCloseTo(expected[i], within(1e-9 * Math.abs(expected[i])));
        }
    }

    @Test
    void findsTheCornerWithTheHighValuesByHand() {
        // a row of five, 4 4 0 0 0: mean 1.6, variance 3.84; the first place with its neighbour has 8 where 3.2 is
        // expected
        var result = GetisOrd.star(new double[] {4, 4, 0, 0, 0}, new int[][] {{1}, {0, 2}, {1, 3}, {2, 4}, {3}});
        assertThat(result.z()[0]).isCloseTo((8 - 3.2) / Math.sqrt(3.84 * 2 * 3 / 4), within(1e-12));
        assertThat(result.z()[4]).isNegative();
    }

    @Test
    void doesNotCareAboutTheOrderOfThePlaces() {
        var straight = GetisOrd.star(new double[] {5, 1, 0, 2}, new int[][] {{1}, {0, 2}, {1, 3}, {2}});
        var reversed = GetisOrd.star(new double[] {2, 0, 1, 5}, new int[][] {{1}, {0, 2}, {1, 3}, {2}});
        for (int i = 0; i < 4; i++) {
            assertThat(straight.z()[i]).isCloseTo(reversed.z()[3 - i], within(1e-12));
        }
    }

    @Test
    void saysNothingWhereNothingCanBeSaid() {
        // 0.1 three times: the mean is not exactly 0.1, and rounding must not become a hot spot
        var alike = GetisOrd.star(new double[] {0.1, 0.1, 0.1}, new int[][] {{1}, {0, 2}, {1}});
        assertThat(alike.z()).containsOnly(0);
        assertThat(alike.p()).containsOnly(1);
        var everything = GetisOrd.star(new double[] {1, 2, 3}, new int[][] {{1, 2}, {0, 2}, {0, 1}});
        assertThat(everything.z()).containsOnly(0);
        assertThat(GetisOrd.star(new double[] {7}, new int[][] {{}}).p()).containsExactly(1);
        assertThat(GetisOrd.star(new double[0], new int[0][]).z()).isEmpty();
    }

    @Test
    void staysExactBesideLargeValues() {
        // shifting every value leaves z alone; sum(x^2)/n - m^2 would lose all digits at 1e9
        double[] x = {3, 1, 0, 0, 2};
        int[][] chain = {{1}, {0, 2}, {1, 3}, {2, 4}, {3}};
        var shifted = Arrays.stream(x).map(v -> v + 1e9).toArray();
        for (int i = 0; i < x.length; i++) {
            assertThat(GetisOrd.star(shifted, chain).z()[i])
                    .isCloseTo(GetisOrd.star(x, chain).z()[i], within(1e-6));
        }
    }

    @Test
    void namesThePlaceThatCannotBeUsed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GetisOrd.star(new double[] {1, 2}, new int[][] {{1}}))
                .withMessageContaining("2 values but neighbours of 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GetisOrd.star(new double[] {1, 2}, new int[][] {{2}, {}}))
                .withMessageContaining("only places 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GetisOrd.star(new double[] {1, 2}, new int[][] {{0}, {}}))
                .withMessageContaining("itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GetisOrd.star(new double[] {1, 2}, new int[][] {{}, {0, 0}}))
                .withMessageContaining("place 1 has the neighbour 0 twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GetisOrd.star(new double[] {1, Double.NaN}, new int[][] {{}, {}}))
                .withMessageContaining("place 1 has the value NaN");
    }
}

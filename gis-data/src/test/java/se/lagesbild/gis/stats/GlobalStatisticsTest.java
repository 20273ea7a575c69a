package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static se.lagesbild.gis.stats.ArealCase.close;
import static se.lagesbild.gis.stats.ArealCase.linear;
import static se.lagesbild.gis.stats.ArealCase.order;
import static se.lagesbild.gis.stats.GlobalMoran.Assumption.NORMALITY;
import static se.lagesbild.gis.stats.GlobalMoran.Assumption.RANDOMISATION;
import static se.lagesbild.gis.stats.Weights.BINARY;
import static se.lagesbild.gis.stats.Weights.ROW_STANDARDISED;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lagesbild.gis.Oracle;

/** Moran's I, Geary's C and the general G. */
class GlobalStatisticsTest {

    private interface Statistic {
        GlobalTest of(double[] x, Neighbourhood around);
    }

    private static final Map<String, Statistic> ALL = Map.of(
            "moran_I_randomisation", (x, around) -> GlobalMoran.of(x, around, ROW_STANDARDISED, RANDOMISATION),
            "moran_I_normality", (x, around) -> GlobalMoran.of(x, around, ROW_STANDARDISED, NORMALITY),
            "geary_C_randomisation", (x, around) -> GearyC.of(x, around, ROW_STANDARDISED),
            "getis_ord_general_G", GeneralG::of);

    @ParameterizedTest
    @ValueSource(strings = {"getisord_d30", "getisord_d60", "columbus_CRIME", "made_up_uneven"})
    void agreeWithSpdepInEveryColumn(String name) {
        var areal = ArealCase.of(name);
        var rows = Oracle.rows(name + "_global_expected.csv");
        assertThat(rows).hasSameSizeAs(ALL.keySet());
        for (var row : rows) {
            var statistic = row.get("statistic");
            var result = ALL.get(statistic).of(areal.x(), areal.around());
            close(result.value(), Oracle.number(row, "value"), statistic);
            close(result.expected(), Oracle.number(row, "expectation"), statistic);
            close(result.variance(), Oracle.number(row, "variance"), statistic);
            close(result.z(), Oracle.number(row, "z"), statistic);
            close(result.p(), Oracle.number(row, "p_two_sided"), statistic);
        }
    }

    @Test
    void momentsAreThoseOfAllOrders() {
        // one-way and uneven links, five places: 120 orders of the values tell expectation and variance exactly
        var around = Neighbourhood.given(new int[][] {{1, 2, 3}, {0}, {4}, {0, 2}, {3}});
        double[] x = {1, 7, 0, 2, 12};
        var orders = new java.util.ArrayList<double[]>();
        permute(x.clone(), 0, orders);
        assertThat(orders).hasSize(120);
        for (var weights : Weights.values()) {
            List<Statistic> statistics = List.of(
                    (v, a) -> GlobalMoran.of(v, a, weights, RANDOMISATION),
                    (v, a) -> GearyC.of(v, a, weights),
                    GeneralG::of);
            for (var statistic : statistics) {
                var values = orders.stream()
                        .mapToDouble(v -> statistic.of(v, around).value())
                        .toArray();
                var moments = Moments.of(values);
                var result = statistic.of(x, around);
                assertThat(result.expected()).isCloseTo(moments.mean(), within(1e-12));
                assertThat(result.variance()).isCloseTo(moments.variance(), within(1e-12));
            }
        }
    }

    private static void permute(double[] x, int from, List<double[]> into) {
        if (from == x.length) {
            into.add(x.clone());
            return;
        }
        for (int i = from; i < x.length; i++) {
            swap(x, from, i);
            permute(x, from + 1, into);
            swap(x, from, i);
        }
    }

    private static void swap(double[] x, int i, int j) {
        double value = x[i];
        x[i] = x[j];
        x[j] = value;
    }

    @Test
    void careAboutNeitherOrderNorUnit() {
        var town = ArealCase.town(10, 11);
        var shuffled = town.shuffled(order(100, 12));
        ALL.forEach((name, statistic) -> {
            double z = statistic.of(town.x(), town.around()).z();
            assertThat(statistic.of(shuffled.x(), shuffled.around()).z())
                    .as(name)
                    .isCloseTo(z, within(1e-9));
            assertThat(statistic.of(linear(town.x(), 250, 0), town.around()).z())
                    .as(name)
                    .isCloseTo(z, within(1e-9));
            if (!name.equals("getis_ord_general_G")) { // that one has a zero that means something
                assertThat(statistic
                                .of(linear(town.x(), -1, 1e7), town.around())
                                .z())
                        .as(name)
                        .isCloseTo(z, within(1e-6));
            }
        });
    }

    @Test
    void sayNothingWhereNothingCanBeSaid() {
        ALL.forEach((name, statistic) -> {
            var three = statistic.of(new double[] {1, 2, 3}, Neighbourhood.rook(3, 1));
            var alike = statistic.of(new double[] {0.1, 0.1, 0.1, 0.1}, Neighbourhood.rook(4, 1));
            var unlinked = statistic.of(new double[] {1, 2, 3, 4}, Neighbourhood.given(new int[4][0]));
            var none = statistic.of(new double[0], Neighbourhood.given(new int[0][]));
            for (var result : List.of(three, alike, unlinked, none)) {
                assertThat(result.value()).as(name).isNaN();
                assertThat(result.z()).as(name).isZero();
                assertThat(result.p()).as(name).isEqualTo(1);
            }
        });
        // all in one place: no two places have anything between them
        assertThat(GeneralG.of(new double[] {9, 0, 0, 0}, Neighbourhood.rook(4, 1))
                        .p())
                .isEqualTo(1);
        assertThat(GlobalMoran.of(new double[] {9, 0, 0, 0}, Neighbourhood.queen(2, 2), BINARY, RANDOMISATION)
                        .z())
                .isZero(); // everybody is everybody's neighbour: each order gives the same
    }

    @Test
    void nameWhatTheyCannotUse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GeneralG.of(new double[] {1, -2, 3, 4}, Neighbourhood.rook(4, 1)))
                .withMessageContaining("place 1 has the value -2.0");
        ALL.forEach((name, statistic) -> assertThatIllegalArgumentException()
                .as(name)
                .isThrownBy(() -> statistic.of(new double[3], Neighbourhood.rook(4, 1)))
                .withMessageContaining("3 values"));
    }
}

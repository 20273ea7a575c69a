package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static se.lagesbild.gis.stats.ArealCase.close;
import static se.lagesbild.gis.stats.ArealCase.linear;
import static se.lagesbild.gis.stats.ArealCase.moved;
import static se.lagesbild.gis.stats.ArealCase.order;
import static se.lagesbild.gis.stats.ArealCase.same;
import static se.lagesbild.gis.stats.LocalMoran.Randomisation.CONDITIONAL;
import static se.lagesbild.gis.stats.LocalMoran.Randomisation.TOTAL;
import static se.lagesbild.gis.stats.Weights.ROW_STANDARDISED;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lagesbild.gis.stats.LocalMoran.Randomisation;

class LocalMoranTest {

    @ParameterizedTest
    @ValueSource(strings = {"getisord_d30", "getisord_d60", "columbus_CRIME", "made_up_uneven"})
    void agreesWithSpdepInEveryColumn(String name) {
        var areal = ArealCase.of(name);
        var rows = areal.expected("local_moran");
        for (var randomisation : Randomisation.values()) {
            var end = randomisation == CONDITIONAL ? "_cond" : "_total";
            var result = LocalMoran.of(areal.x(), areal.around(), ROW_STANDARDISED, randomisation);
            close(result.i(), rows, "Ii");
            close(result.expected(), rows, "E" + end);
            close(result.variance(), rows, "Var" + end);
            close(result.z(), rows, "Z" + end);
            close(result.p(), rows, "P" + end);
            close(BenjaminiHochberg.adjust(result.p()), rows, "P" + end + "_bh");
            assertThat(result.quadrant())
                    .extracting(Enum::name)
                    .isEqualTo(rows.stream().map(row -> row.get("quadrant")).toList());
        }
    }

    @Test
    void isAsSureAsGi() {
        var town = ArealCase.town(10, 4);
        var moran = LocalMoran.of(town.x(), town.around(), ROW_STANDARDISED, CONDITIONAL);
        var gi = GetisOrd.others(town.x(), town.around());
        same(
                Arrays.stream(moran.z()).map(Math::abs).toArray(),
                Arrays.stream(gi.z()).map(Math::abs).toArray(),
                1e-9);
    }

    @ParameterizedTest
    @EnumSource
    void caresAboutNeitherOrderNorUnit(Randomisation randomisation) {
        var town = ArealCase.town(10, 5);
        double[] z = LocalMoran.of(town.x(), town.around(), Weights.BINARY, randomisation)
                .z();
        int[] order = order(100, 6);
        var shuffled = town.shuffled(order);
        same(
                LocalMoran.of(shuffled.x(), shuffled.around(), Weights.BINARY, randomisation)
                        .z(),
                moved(z, order),
                1e-9);
        same(
                LocalMoran.of(linear(town.x(), -40, 1e7), town.around(), Weights.BINARY, randomisation)
                        .z(),
                z,
                1e-6);
    }

    @Test
    void tellsAnIslandFromItsLikeByHand() {
        // a chain 6 6 0 6 0 0, mean 3, m2 = 9: z = 3 3 -3 3 -3 -3
        var chain = Neighbourhood.rook(6, 1);
        var result = LocalMoran.of(new double[] {6, 6, 0, 6, 0, 0}, chain, ROW_STANDARDISED, TOTAL);
        same(result.i(), new double[] {1, 0, -1, -1, 0, 1}, 1e-12);
        assertThat(Arrays.stream(result.quadrant()).map(Enum::name))
                .containsExactly("HH", "HH", "LH", "HL", "LH", "LL");
        same(result.expected(), new double[] {-0.2, -0.2, -0.2, -0.2, -0.2, -0.2}, 1e-12);
    }

    @Test
    void saysNothingWhereNothingCanBeSaid() {
        for (var randomisation : Randomisation.values()) {
            var alike = LocalMoran.of(
                    new double[] {0.1, 0.1, 0.1, 0.1}, Neighbourhood.queen(2, 2), ROW_STANDARDISED, randomisation);
            assertThat(alike.i()).containsOnly(Double.NaN);
            assertThat(alike.z()).containsOnly(0);
            assertThat(alike.p()).containsOnly(1);
            var alone = LocalMoran.of(
                    new double[] {1, 2, 5}, Neighbourhood.given(new int[3][0]), ROW_STANDARDISED, randomisation);
            same(alone.i(), new double[3], 0);
            assertThat(alone.p()).containsOnly(1);
            assertThat(LocalMoran.of(new double[] {7}, Neighbourhood.queen(1, 1), ROW_STANDARDISED, randomisation)
                            .p())
                    .containsExactly(1);
            assertThat(LocalMoran.of(new double[0], Neighbourhood.given(new int[0][]), ROW_STANDARDISED, randomisation)
                            .z())
                    .isEmpty();
        }
        // all in one place: there, the others have no variance
        var x = new double[9];
        x[4] = 1e6;
        var one = LocalMoran.of(x, Neighbourhood.queen(3, 3), ROW_STANDARDISED, CONDITIONAL);
        assertThat(one.z()[4]).isZero();
        assertThat(one.z()[0])
                .isCloseTo(-GetisOrd.others(x, Neighbourhood.queen(3, 3)).z()[0], within(1e-9));
    }
}

package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static se.lagesbild.gis.stats.ArealCase.close;
import static se.lagesbild.gis.stats.ArealCase.linear;
import static se.lagesbild.gis.stats.ArealCase.moved;
import static se.lagesbild.gis.stats.ArealCase.order;
import static se.lagesbild.gis.stats.ArealCase.same;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GetisOrdTest {

    @ParameterizedTest
    @ValueSource(strings = {"getisord_d30", "getisord_d60", "columbus_CRIME", "made_up_uneven"})
    void agreesWithSpdepInEveryColumn(String name) {
        var areal = ArealCase.of(name);
        var rows = areal.expected("getis_ord");
        var places = IntStream.range(0, rows.size());
        close(places.mapToDouble(areal.around()::count).toArray(), rows, "n_neighbours");

        var others = GetisOrd.others(areal.x(), areal.around());
        close(others.z(), rows, "G_z");
        close(others.p(), rows, "G_p");
        close(BenjaminiHochberg.adjust(others.p()), rows, "G_p_bh");
        var shares = GetisOrd.othersShares(areal.x(), areal.around());
        close(shares.share(), rows, "G");
        close(shares.expected(), rows, "EG");
        close(shares.variance(), rows, "VG");

        var star = GetisOrd.star(areal.x(), areal.around());
        close(star.z(), rows, "Gstar_z");
        close(star.p(), rows, "Gstar_p");
        close(BenjaminiHochberg.adjust(star.p()), rows, "Gstar_p_bh");
        var starShares = GetisOrd.starShares(areal.x(), areal.around());
        close(starShares.share(), rows, "Gstar");
        close(starShares.expected(), rows, "EGstar");
        close(starShares.variance(), rows, "VGstar");

        assertThat(star.classes(0.05))
                .extracting(Enum::name)
                .isEqualTo(rows.stream().map(row -> row.get("Gstar_class_p05")).toList());
        assertThat(star.adjustedClasses(0.05))
                .extracting(Enum::name)
                .isEqualTo(rows.stream().map(row -> row.get("Gstar_class_bh05")).toList());
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
    void leavesThePlaceItselfOutByHand() {
        // 9 | 4 0 0: the others' mean is 4 / 3, their variance 32 / 9; one neighbour with 4
        var result = GetisOrd.others(new double[] {9, 4, 0, 0}, Neighbourhood.given(new int[][] {{1}, {}, {}, {}}));
        assertThat(result.z()[0]).isCloseTo((4 - 4 / 3.0) / Math.sqrt(32 / 9.0 * (3 - 1) / 2), within(1e-12));
        assertThat(result.z()[1]).isZero(); // no neighbours
    }

    @Test
    void doesNotCareAboutTheOrderOfThePlaces() {
        var town = ArealCase.town(12, 1);
        int[] order = order(144, 2);
        var shuffled = town.shuffled(order);
        same(
                GetisOrd.star(shuffled.x(), shuffled.around()).z(),
                moved(GetisOrd.star(town.x(), town.around()).z(), order),
                1e-12);
        same(
                GetisOrd.others(shuffled.x(), shuffled.around()).z(),
                moved(GetisOrd.others(town.x(), town.around()).z(), order),
                1e-12);
    }

    @Test
    void doesNotCareAboutTheUnitOrTheZeroOfTheValues() {
        var town = ArealCase.town(12, 3);
        // the mean is kept apart: sum(x^2)/n - m^2 would lose all digits at 1e9
        for (double[] other : new double[][] {linear(town.x(), 0.001, 0), linear(town.x(), 7, 1e9)}) {
            same(
                    GetisOrd.star(other, town.around()).z(),
                    GetisOrd.star(town.x(), town.around()).z(),
                    1e-6);
            same(
                    GetisOrd.others(other, town.around()).z(),
                    GetisOrd.others(town.x(), town.around()).z(),
                    1e-6);
        }
        // hot and cold change places with the sign
        same(
                GetisOrd.star(linear(town.x(), -1, 0), town.around()).z(),
                linear(GetisOrd.star(town.x(), town.around()).z(), -1, 0),
                1e-12);
    }

    @Test
    void saysNothingWhereNothingCanBeSaid() {
        // 0.1 three times: the mean is not exactly 0.1, and rounding must not become a hot spot
        var alike = GetisOrd.star(new double[] {0.1, 0.1, 0.1}, new int[][] {{1}, {0, 2}, {1}});
        assertThat(alike.z()).containsOnly(0);
        assertThat(alike.p()).containsOnly(1);
        assertThat(alike.classes(0.05)).containsOnly(SpotClass.NS);
        var everything = GetisOrd.star(new double[] {1, 2, 3}, new int[][] {{1, 2}, {0, 2}, {0, 1}});
        assertThat(everything.z()).containsOnly(0);
        assertThat(GetisOrd.star(new double[] {7}, new int[][] {{}}).p()).containsExactly(1);
        assertThat(GetisOrd.star(new double[0], new int[0][]).z()).isEmpty();
        assertThat(GetisOrd.others(new double[] {7, 1}, Neighbourhood.given(new int[][] {{1}, {0}}))
                        .z())
                .containsOnly(0);
        assertThat(GetisOrd.others(new double[0], Neighbourhood.given(new int[0][]))
                        .z())
                .isEmpty();
    }

    @Test
    void oneValueAmongEqualOnesIsNotComparedWithTheirRounding() {
        // without the place with 5, all others have 0.1 and no variance: nothing to say of that place alone
        var x = new double[9];
        Arrays.fill(x, 0.1);
        x[4] = 5;
        var others = GetisOrd.others(x, Neighbourhood.queen(3, 3));
        assertThat(others.z()[4]).isZero();
        assertThat(others.p()[4]).isEqualTo(1);
        assertThat(others.z()[0]).isPositive();
        // all in one place: the other cells share exactly nothing, and theirs is 0 of all that is elsewhere
        x = new double[9];
        x[4] = 1e6;
        var shares = GetisOrd.othersShares(x, Neighbourhood.queen(3, 3));
        assertThat(shares.share()[4]).isNaN();
        assertThat(shares.share()[0]).isEqualTo(1);
    }

    @Test
    void oneHugeValueTakesNoDigitsFromTheOthers() {
        // what is left without the huge place is 0..7, whose variance is 5.25
        double[] x = {0, 1, 2, 3, 1e12, 4, 5, 6, 7};
        var others = GetisOrd.others(x, Neighbourhood.rook(3, 3));
        double sum = 1 + 3 + 4 + 6 - 4 * 3.5;
        assertThat(others.z()[4]).isCloseTo(sum / Math.sqrt(5.25 * 4 * (8 - 4) / 7), within(1e-9));
    }

    @Test
    void takesAMillionPlaces() {
        var town = ArealCase.town(1000, 5);
        var star = GetisOrd.star(town.x(), town.around());
        assertThat(star.z()).hasSize(1_000_000);
        // nothing is clustered: after the adjustment nothing much is left
        assertThat(Arrays.stream(star.adjustedClasses(0.05))
                        .filter(c -> c != SpotClass.NS)
                        .count())
                .isLessThan(50);
    }

    @Test
    void namesThePlaceThatCannotBeUsed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GetisOrd.star(new double[] {1, 2}, new int[][] {{1}}))
                .withMessageContaining("2 values but neighbours of 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GetisOrd.star(new double[] {1, Double.NaN}, new int[][] {{}, {}}))
                .withMessageContaining("place 1 has the value NaN");
    }
}

package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static se.lagesbild.gis.Oracle.column;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lagesbild.gis.Oracle;
import se.lagesbild.gis.stats.KernelDensity.Kernel;

class KernelDensityTest {
    private static final double SQUARE_METRES = 1e6;

    /** The reference's places are 40 m apart: the middles of cells of 40 m, when all is moved by half a cell. */
    private static final double CELL = 40;

    @ParameterizedTest
    @CsvSource({
        "quartic_h80, QUARTIC, 80, false",
        "quartic_h150, QUARTIC, 150, false",
        "gaussian_s40, GAUSSIAN, 40, false",
        "gaussian_s100, GAUSSIAN, 100, false",
        "quartic_h80_weighted, QUARTIC, 80, true",
        "gaussian_s40_weighted, GAUSSIAN, 40, true"
    })
    void agreesWithSpatstatOnTheStreetCrimesOfChicago(String name, Kernel kernel, double bandwidth, boolean weighted) {
        var events = Oracle.rows("chicago_points_input.csv");
        double[] x = column(events, "x");
        double[] y = column(events, "y");
        double[] weights = weighted ? column(events, "weight") : null;
        var expected = Oracle.rows("chicago_kde_expected.csv");
        assertThat(expected).hasSize(121);
        var grid = KernelDensity.grid(kernel, moved(x, CELL / 2), moved(y, CELL / 2), weights, bandwidth, CELL);
        double most = Arrays.stream(column(expected, name)).max().orElseThrow() * SQUARE_METRES;
        for (var row : expected) {
            double gx = Oracle.number(row, "gx");
            double gy = Oracle.number(row, "gy");
            double value = Oracle.number(row, name) * SQUARE_METRES;
            assertThat(KernelDensity.at(kernel, x, y, weights, bandwidth, gx, gy))
                    .isCloseTo(value, within(value * 1e-9 + 1e-12));
            // what the Gaussian loses beyond five bandwidths is the only difference
            double slack = kernel == Kernel.GAUSSIAN ? most * 1e-5 : most * 1e-9;
            assertThat(grid.at(Math.round(gx / CELL), Math.round(gy / CELL))).isCloseTo(value, within(slack));
        }
    }

    @Test
    void onePointIsHighestWhereItLiesAndGoneAtTheBandwidth() {
        double[] at = {15};
        var grid = KernelDensity.grid(Kernel.QUARTIC, at, at, null, 150, 30);
        // 3 / (pi 0.15^2) per km2
        assertThat(grid.at(0, 0)).isCloseTo(3 / (Math.PI * 0.0225), within(1e-9));
        assertThat(grid.most()).isEqualTo(grid.at(0, 0));
        assertThat(grid.at(4, 0)).isPositive(); // 120 m
        assertThat(grid.at(5, 0)).isZero(); // 150 m
        assertThat(grid.at(-4, -3)).isZero(); // 150 m
    }

    @Test
    void nothingIsNowhere() {
        var grid = KernelDensity.grid(Kernel.QUARTIC, new double[0], new double[0], null, 150, 30);
        assertThat(grid.most()).isZero();
        grid.each((column, row, value) -> assertThat(value).as("no cell").isNull());
        assertThat(KernelDensity.at(Kernel.GAUSSIAN, new double[0], new double[0], null, 150, 0, 0))
                .isZero();
    }

    @Test
    void allInOnePlaceIsOnePointTimesTheirNumber() {
        var same = new double[500];
        Arrays.fill(same, 1234.5);
        var many = KernelDensity.grid(Kernel.QUARTIC, same, same, null, 150, 30);
        var one = KernelDensity.grid(
                Kernel.QUARTIC, new double[] {1234.5}, new double[] {1234.5}, new double[] {500}, 150, 30);
        same(many, one, 1, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"QUARTIC, 100, 20", "QUARTIC, 150, 30", "QUARTIC, 400, 80", "GAUSSIAN, 100, 40"})
    void theGroundUnderTheSurfaceHoldsEveryPoint(Kernel kernel, double bandwidth, double cell) {
        var town = town(2_000, 7);
        var sum = new double[1];
        KernelDensity.grid(kernel, town.x, town.y, null, bandwidth, cell)
                .each((column, row, value) -> sum[0] += value * cell * cell / SQUARE_METRES);
        assertThat(sum[0]).isCloseTo(2_000, within(4.0)); // 0.2 %
    }

    @Test
    void doesNotDependOnTheOrder() {
        var town = town(3_000, 11);
        var turned = new Town(reversed(town.x), reversed(town.y));
        same(town.grid(150, 30), turned.grid(150, 30), 1, 0, 0);
    }

    @Test
    void movesWithThePoints() {
        var town = town(1_000, 13);
        var east = new Town(moved(town.x, 30 * 17), moved(town.y, -30 * 9));
        same(town.grid(150, 30), east.grid(150, 30), 1, 17, -9);
    }

    @Test
    void aTownOfTwiceTheSizeIsAQuarterAsDense() {
        var town = town(1_000, 17);
        var twice = new Town(
                Arrays.stream(town.x).map(n -> 2 * n).toArray(),
                Arrays.stream(town.y).map(n -> 2 * n).toArray());
        same(town.grid(150, 30), twice.grid(300, 60), 0.25, 0, 0);
    }

    @Test
    void countsWhatAValueRestsOn() {
        var town = town(400, 19);
        var counts = KernelDensity.within(town.x, town.y, 150, 30);
        town.grid(150, 30).each((column, row, value) -> {
            long n = 0;
            for (int i = 0; i < town.x.length; i++) {
                n += Math.hypot((column + 0.5) * 30 - town.x[i], (row + 0.5) * 30 - town.y[i]) < 150 ? 1 : 0;
            }
            assertThat(counts.at(column, row)).isEqualTo(n);
        });
    }

    @Test
    void aMillionPointsTakeSecondsAtMostAndMemoryForTheGroundOnly() {
        var town = town(1_000_000, 23);
        town.grid(400, 80);
        long start = System.nanoTime();
        var grid = town.grid(400, 80);
        var took = Duration.ofNanos(System.nanoTime() - start);
        // 201 cells each: about a second; the bound is for a machine that does much else
        assertThat(took).isLessThan(Duration.ofSeconds(30));
        assertThat(grid.bytes()).isLessThan(20_000_000);
    }

    @Test
    void namesWhatCannotBeUsed() {
        double[] one = {1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelDensity.grid(Kernel.QUARTIC, one, one, null, 0, 30))
                .withMessageContaining("0.0 m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelDensity.grid(Kernel.QUARTIC, one, one, null, 150, 1))
                .withMessageContaining("1.0 m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelDensity.grid(Kernel.QUARTIC, one, new double[2], null, 150, 30))
                .withMessageContaining("2 of y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelDensity.within(new double[] {Double.NaN}, one, 150, 30))
                .withMessageContaining("point 0");
    }

    private record Town(double[] x, double[] y) {
        CellSurface grid(double bandwidth, double cell) {
            return KernelDensity.grid(Kernel.QUARTIC, x, y, null, bandwidth, cell);
        }
    }

    /** Points around a few centres within some kilometres, as in a town. */
    private static Town town(int n, long seed) {
        var random = new Random(seed);
        var x = new double[n];
        var y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 120_000 + random.nextInt(5) * 900 + 250 * random.nextGaussian();
            y[i] = 6_140_000 + random.nextInt(3) * 700 + 250 * random.nextGaussian();
        }
        return new Town(x, y);
    }

    /** The second surface, moved back, is the first one times the factor. */
    private static void same(CellSurface first, CellSurface second, double factor, long columns, long rows) {
        double slack = 1e-9 * first.most();
        first.each((column, row, value) ->
                assertThat(second.at(column + columns, row + rows)).isCloseTo(factor * value, within(slack)));
        second.each((column, row, value) ->
                assertThat(factor * first.at(column - columns, row - rows)).isCloseTo(value, within(slack)));
    }

    private static double[] moved(double[] values, double by) {
        return Arrays.stream(values).map(n -> n + by).toArray();
    }

    private static double[] reversed(double[] values) {
        var turned = new double[values.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = values[values.length - 1 - i];
        }
        return turned;
    }
}

package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static se.lagesbild.gis.stats.ArealCase.linear;
import static se.lagesbild.gis.stats.ArealCase.moved;
import static se.lagesbild.gis.stats.ArealCase.order;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.lagesbild.gis.geo.HexGrid;
import se.lagesbild.gis.geo.SquareGrid;

class PointCountsTest {
    private final SquareGrid squares = new SquareGrid(100);
    private final HexGrid hexagons = new HexGrid(100);

    @Test
    void countsOrWeighsWhatLiesInACell() {
        double[] x = {10, 99, 100, -1};
        double[] y = {10, 0, 0, 0};
        assertThat(PointCounts.in(squares, x, y, null))
                .containsOnly(
                        Map.entry(new SquareGrid.Cell(0, 0), 2.0),
                        Map.entry(new SquareGrid.Cell(1, 0), 1.0),
                        Map.entry(new SquareGrid.Cell(-1, 0), 1.0));
        assertThat(PointCounts.in(hexagons, x, y, new double[] {1, 2, 4, 0.5}))
                .containsOnly(Map.entry(new HexGrid.Cell(0, 0), 1.5), Map.entry(new HexGrid.Cell(1, 0), 6.0));
        assertThat(PointCounts.in(squares, new double[0], new double[0], null)).isEmpty();
    }

    @Test
    void countsAMillionEventsEachOnceInAnyOrder() {
        var random = new Random(61);
        double[] x = random.doubles(1_000_000, 0, 10_000).toArray();
        double[] y = random.doubles(1_000_000, 0, 10_000).toArray();
        int[] order = order(x.length, 62);
        var hexagonal = PointCounts.in(hexagons, x, y, null);
        assertThat(hexagonal.values().stream().mapToDouble(Double::doubleValue).sum())
                .isEqualTo(1e6);
        assertThat(PointCounts.in(hexagons, moved(x, order), moved(y, order), null))
                .isEqualTo(hexagonal);
        var square = PointCounts.in(squares, x, y, null);
        assertThat(square.values().stream().mapToDouble(Double::doubleValue).sum())
                .isEqualTo(1e6);
        assertThat(square).hasSize(10_000);
    }

    @Test
    void movesWithTheEventsByWholeCells() {
        // whole metres, so that nothing rounds; twice the size in twice the cells is the same picture
        var random = new Random(63);
        double[] x = random.ints(5_000, -900, 900).mapToDouble(v -> v).toArray();
        double[] y = random.ints(5_000, -900, 900).mapToDouble(v -> v).toArray();
        var here = PointCounts.in(squares, x, y, null);
        var there = PointCounts.in(squares, linear(x, 1, 128_000), linear(y, 1, -700), null);
        assertThat(there)
                .isEqualTo(here.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> new SquareGrid.Cell(
                                        entry.getKey().column() + 1280,
                                        entry.getKey().row() - 7),
                                Map.Entry::getValue)));
        assertThat(PointCounts.in(new SquareGrid(200), linear(x, 2, 0), linear(y, 2, 0), null))
                .isEqualTo(here);
        assertThat(PointCounts.in(new HexGrid(200), linear(x, 2, 0), linear(y, 2, 0), null))
                .isEqualTo(PointCounts.in(hexagons, x, y, null));
        var east = PointCounts.in(hexagons, linear(x, 1, 300), y, null);
        assertThat(east.get(new HexGrid.Cell(3, 0)))
                .isEqualTo(PointCounts.in(hexagons, x, y, null).get(new HexGrid.Cell(0, 0)));
    }

    @Test
    void allInOnePlaceIsOneCell() {
        var same = new double[1_000];
        Arrays.fill(same, 50);
        assertThat(PointCounts.in(squares, same, same, null)).hasSize(1).containsValue(1_000.0);
        assertThat(PointCounts.in(hexagons, same, same, null)).hasSize(1).containsValue(1_000.0);
    }

    @Test
    void namesWhatItCannotUse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PointCounts.in(squares, new double[2], new double[1], null))
                .withMessageContaining("2 values of x, 1 of y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PointCounts.in(hexagons, new double[1], new double[1], new double[] {Double.NaN}))
                .withMessageContaining("event 0 is at 0.0, 0.0 and weighs NaN");
    }
}

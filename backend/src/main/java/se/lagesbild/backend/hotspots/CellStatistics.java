package se.lagesbild.backend.hotspots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.lagesbild.backend.observations.ObservationCounts;
import se.lagesbild.backend.observations.ObservationCounts.CellCount;
import se.lagesbild.backend.observations.ObservationCounts.Loose;
import se.lagesbild.gis.geo.SquareGrid.Cell;
import se.lagesbild.gis.stats.BenjaminiHochberg;
import se.lagesbild.gis.stats.GetisOrd;
import se.lagesbild.gis.stats.Neighbourhood;
import se.lagesbild.gis.stats.PositionSpread;

/**
 * The cells that are compared, with their statistic. The study region is every cell that has ever had a report and its
 * eight neighbours: the place where reports can come from. The whole municipality would be mostly fields, and beside so
 * many empty cells everything would look extreme.
 *
 * <p>Neighbourhood: the cell and its eight neighbours (queen contiguity, binary weights). Getis-Ord Gi* with analytic p,
 * adjusted after Benjamini and Hochberg (1995) over all cells. Counts are of whole reports where they were reported; the statistic is of
 * reports that are spread as far as their position is uncertain.
 */
final class CellStatistics implements RankedCells {
    private static final double SIDE = HotSpotRun.CELL_METRES;

    private final List<Cell> cells;
    private final Map<Cell, Integer> index;
    private final Neighbourhood around;
    private final int[] count;
    private final int[] harm;
    private final int[] before;
    private final int[] yearBefore;
    private final double[] spread;
    private final double[] z;
    private final double[] p;

    private CellStatistics(List<CellCount> unordered, List<Loose> loose, boolean byHarm) {
        cells = new ArrayList<>();
        index = new HashMap<>();
        // one order, so that sums of the same numbers are the same to the last digit
        var counts = unordered.stream()
                .sorted(Comparator.comparingLong(CellCount::column).thenComparingLong(CellCount::row))
                .toList();
        for (var c : counts) {
            add(new Cell(c.column(), c.row()));
        }
        for (var c : counts) {
            var cell = new Cell(c.column(), c.row());
            for (int dc = -1; dc <= 1; dc++) {
                for (int dr = -1; dr <= 1; dr++) {
                    add(cell.beside(dc, dr));
                }
            }
        }
        count = new int[cells.size()];
        harm = new int[cells.size()];
        before = new int[cells.size()];
        yearBefore = new int[cells.size()];
        spread = new double[cells.size()];
        var x = new double[cells.size()];
        for (var c : counts) {
            int i = index.get(new Cell(c.column(), c.row()));
            count[i] = c.count();
            harm[i] = c.harm();
            before[i] = c.before();
            yearBefore[i] = c.yearBefore();
            x[i] = byHarm ? c.harm() : c.count();
            spread[i] = c.count();
        }
        spread(loose, x, byHarm);
        around = Neighbourhood.queen(cells);
        z = new double[cells.size()];
        p = new double[cells.size()];
        test(x);
    }

    /** What is known to some metres only moves from its cell into those where it may have been: the statistic is of that. */
    private void spread(List<Loose> loose, double[] x, boolean byHarm) {
        for (var one : loose) {
            var cell = new Cell((long) Math.floor(one.east() / SIDE), (long) Math.floor(one.north() / SIDE));
            var parts = PositionSpread.parts(
                    one.east() - cell.column() * SIDE, one.north() - cell.row() * SIDE, one.accuracyMetres(), SIDE);
            int value = byHarm ? one.harm() : one.count();
            x[index.get(cell)] -= value;
            spread[index.get(cell)] -= one.count();
            for (int c = 0; c < 3; c++) {
                for (int r = 0; r < 3; r++) {
                    int there = index.get(cell.beside(c - 1, r - 1));
                    x[there] += value * parts[c][r];
                    spread[there] += one.count() * parts[c][r];
                }
            }
        }
    }

    private void test(double[] x) {
        if (x.length < 3) {
            // too small a region for any test
            Arrays.fill(p, 1);
            return;
        }
        var result = GetisOrd.star(x, around);
        System.arraycopy(result.z(), 0, z, 0, x.length);
        System.arraycopy(BenjaminiHochberg.adjust(result.p()), 0, p, 0, x.length);
    }

    static CellStatistics of(List<CellCount> counts, boolean byHarm) {
        return new CellStatistics(counts, List.of(), byHarm);
    }

    static CellStatistics of(ObservationCounts.Cells counts, boolean byHarm) {
        return new CellStatistics(counts.cells(), counts.loose(), byHarm);
    }

    int[] before() {
        return before.clone();
    }

    int[] yearBefore() {
        return yearBefore.clone();
    }

    private void add(Cell cell) {
        if (index.putIfAbsent(cell, cells.size()) == null) {
            cells.add(cell);
        }
    }

    Neighbourhood around() {
        return around;
    }

    @Override
    public int size() {
        return cells.size();
    }

    @Override
    public Cell cell(int i) {
        return cells.get(i);
    }

    @Override
    public int indexOf(Cell cell) {
        return index.getOrDefault(cell, -1);
    }

    @Override
    public int count(int i) {
        return count[i];
    }

    @Override
    public boolean holdsOne(int i) {
        return count[i] > 0 || spread[i] >= 1;
    }

    @Override
    public int harm(int i) {
        return harm[i];
    }

    @Override
    public int before(int i) {
        return before[i];
    }

    @Override
    public double z(int i) {
        return z[i];
    }

    @Override
    public double pAdjusted(int i) {
        return p[i];
    }

    int total() {
        return Arrays.stream(count).sum();
    }
}

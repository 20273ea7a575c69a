package se.lagesbild.backend.hotspots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.lagesbild.backend.observations.ObservationCounts.CellCount;
import se.lagesbild.gis.stats.BenjaminiHochberg;
import se.lagesbild.gis.stats.GetisOrd;

/**
 * The cells that are compared, with their statistic. The study region is every cell that has ever had a report and its
 * eight neighbours: the place where reports can come from. The whole municipality would be mostly fields, and beside so
 * many empty cells everything would look extreme.
 *
 * <p>Neighbourhood: the cell and its eight neighbours (queen contiguity, binary weights). Getis-Ord Gi* with analytic p,
 * adjusted after Benjamini and Hochberg (1995) over all cells.
 */
final class CellStatistics {
    /** Column and row of a cell in the grid of the area's metric CRS. */
    record Cell(long column, long row) {
        Cell beside(int columns, int rows) {
            return new Cell(column + columns, row + rows);
        }
    }

    private final List<Cell> cells = new ArrayList<>();
    private final Map<Cell, Integer> index = new HashMap<>();
    private final int[] count;
    private final int[] harm;
    private final int[] before;
    private final double[] z;
    private final double[] p;

    private CellStatistics(List<CellCount> unordered, boolean byHarm) {
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
        var x = new double[cells.size()];
        for (var c : counts) {
            int i = index.get(new Cell(c.column(), c.row()));
            count[i] = c.count();
            harm[i] = c.harm();
            before[i] = c.before();
            x[i] = byHarm ? c.harm() : c.count();
        }
        if (cells.size() < 3) {
            // too small a region for any test
            z = new double[cells.size()];
            p = new double[cells.size()];
            java.util.Arrays.fill(p, 1);
        } else {
            var result = GetisOrd.star(x, neighbours());
            z = result.z();
            p = BenjaminiHochberg.adjust(result.p());
        }
    }

    static CellStatistics of(List<CellCount> counts, boolean byHarm) {
        return new CellStatistics(counts, byHarm);
    }

    private void add(Cell cell) {
        if (index.putIfAbsent(cell, cells.size()) == null) {
            cells.add(cell);
        }
    }

    private int[][] neighbours() {
        var neighbours = new int[cells.size()][];
        var found = new int[8];
        for (int i = 0; i < cells.size(); i++) {
            int n = 0;
            for (int dc = -1; dc <= 1; dc++) {
                for (int dr = -1; dr <= 1; dr++) {
                    Integer j =
                            dc == 0 && dr == 0 ? null : index.get(cells.get(i).beside(dc, dr));
                    if (j != null) {
                        found[n++] = j;
                    }
                }
            }
            neighbours[i] = java.util.Arrays.copyOf(found, n);
        }
        return neighbours;
    }

    int size() {
        return cells.size();
    }

    Cell cell(int i) {
        return cells.get(i);
    }

    /** Index of a cell, or -1 when it is outside the region. */
    int indexOf(Cell cell) {
        return index.getOrDefault(cell, -1);
    }

    int count(int i) {
        return count[i];
    }

    int harm(int i) {
        return harm[i];
    }

    int before(int i) {
        return before[i];
    }

    double z(int i) {
        return z[i];
    }

    double pAdjusted(int i) {
        return p[i];
    }

    int total() {
        return java.util.Arrays.stream(count).sum();
    }
}

package se.lagesbild.backend.hotspots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import se.lagesbild.backend.hotspots.HotSpots.Confidence;
import se.lagesbild.gis.geo.SquareGrid.Cell;

/** Gathers cells into places and puts them in order. Pure. */
final class SpotRanking {
    /** Adjusted p up to which a cell counts as hot. */
    static final double LEVEL = 0.05;

    /** Below this number of reports a place is told, but not judged. */
    static final int FEWEST = 5;

    /** From this number on, a hot place is said to be sure. */
    static final int FEWEST_FOR_STRONG = 20;

    private SpotRanking() {}

    /** A place of up to 3 x 3 cells around its strongest cell, in the order of {@code cells}. */
    record Place(List<Cell> cells, int count, int harm, int before, double z, double pAdjusted) {
        Confidence confidence() {
            if (count < FEWEST) {
                return Confidence.TOO_FEW;
            }
            return hot() && count >= FEWEST_FOR_STRONG ? Confidence.STRONG : Confidence.WEAK;
        }

        boolean hot() {
            return pAdjusted <= LEVEL && z > 0;
        }
    }

    /**
     * Takes the cell with most reports, adds those of its eight neighbours that hold reports, or are likely to, and are hot too, and goes on
     * with the cells that are left: a place may lie beside another, so that no cluster is lost to its neighbour. Sure places
     * come first, then the unsure, then those with too few reports to tell; within each by the measure, then z, then
     * position, so that the order is the same each time.
     */
    static List<Place> rank(RankedCells cells, boolean byHarm, int limit) {
        var places = new ArrayList<Place>();
        Set<Cell> taken = new HashSet<>();
        // twice as many as asked for: gathering can change the order a little
        take(cells, byHarm, true, 2 * limit, places, taken);
        take(cells, byHarm, false, 2 * limit, places, taken);
        return places.stream()
                .sorted(Comparator.comparing(Place::confidence)
                        .thenComparing(Comparator.<Place>comparingInt(p -> byHarm ? p.harm() : p.count())
                                .reversed())
                        .thenComparing(Comparator.comparingDouble(Place::z).reversed())
                        .thenComparing(p -> p.cells().get(0).column())
                        .thenComparing(p -> p.cells().get(0).row()))
                .limit(limit)
                .toList();
    }

    /** The hot cells or the others, until there are {@code most} places. */
    private static void take(
            RankedCells cells, boolean byHarm, boolean hot, int most, List<Place> places, Set<Cell> taken) {
        if (places.size() >= most) {
            return;
        }
        // a queue and no sorted list: only the first few are taken
        var order = new PriorityQueue<Integer>((i, j) -> compare(cells, byHarm, i, j));
        for (int i = 0; i < cells.size(); i++) {
            if (cells.count(i) > 0 && cells.hot(i) == hot) {
                order.add(i);
            }
        }
        while (!order.isEmpty() && places.size() < most) {
            int seed = order.remove();
            if (!taken.contains(cells.cell(seed))) {
                var place = gather(cells, seed, taken);
                taken.addAll(place.cells());
                places.add(place);
            }
        }
    }

    private static int compare(RankedCells cells, boolean byHarm, int i, int j) {
        int byMeasure = byHarm
                ? Integer.compare(cells.harm(j), cells.harm(i))
                : Integer.compare(cells.count(j), cells.count(i));
        if (byMeasure != 0) {
            return byMeasure;
        }
        int byZ = Double.compare(cells.z(j), cells.z(i));
        if (byZ != 0) {
            return byZ;
        }
        int byColumn = Long.compare(cells.cell(i).column(), cells.cell(j).column());
        return byColumn != 0
                ? byColumn
                : Long.compare(cells.cell(i).row(), cells.cell(j).row());
    }

    private static Place gather(RankedCells statistics, int seed, Set<Cell> taken) {
        var cells = new ArrayList<Cell>();
        int count = 0;
        int harm = 0;
        int before = 0;
        double z = Double.NEGATIVE_INFINITY;
        double p = 1;
        boolean seedIsHot = statistics.hot(seed);
        for (int dc = -1; dc <= 1; dc++) {
            for (int dr = -1; dr <= 1; dr++) {
                var cell = statistics.cell(seed).beside(dc, dr);
                int i = statistics.indexOf(cell);
                boolean free = i >= 0 && !taken.contains(cell);
                boolean belongs = i == seed || (free && seedIsHot && statistics.hot(i) && statistics.holdsOne(i));
                if (belongs) {
                    cells.add(cell);
                    count += statistics.count(i);
                    harm += statistics.harm(i);
                    before += statistics.before(i);
                    z = Math.max(z, statistics.z(i));
                    p = Math.min(p, statistics.pAdjusted(i));
                }
            }
        }
        return new Place(cells, count, harm, before, z, p);
    }
}

package se.lagesbild.backend.hotspots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import se.lagesbild.backend.hotspots.CellStatistics.Cell;
import se.lagesbild.backend.hotspots.HotSpots.Confidence;

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
    static List<Place> rank(CellStatistics statistics, boolean byHarm, int limit) {
        var measure = Comparator.<Integer>comparingInt(i -> byHarm ? statistics.harm(i) : statistics.count(i));
        // a queue and no sorted list: only the first few are taken
        var order = new PriorityQueue<Integer>(Comparator.<Integer, Boolean>comparing(i -> !hot(statistics, i))
                .thenComparing(measure.reversed())
                .thenComparing(
                        Comparator.<Integer>comparingDouble(statistics::z).reversed())
                .thenComparing(i -> statistics.cell(i).column())
                .thenComparing(i -> statistics.cell(i).row()));
        for (int i = 0; i < statistics.size(); i++) {
            if (statistics.count(i) > 0) {
                order.add(i);
            }
        }
        var places = new ArrayList<Place>();
        Set<Cell> taken = new HashSet<>();
        // twice as many as asked for: gathering can change the order a little
        while (!order.isEmpty() && places.size() < 2 * limit) {
            int seed = order.remove();
            if (taken.contains(statistics.cell(seed))) {
                continue;
            }
            var place = gather(statistics, seed, taken);
            taken.addAll(place.cells());
            places.add(place);
        }
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

    private static Place gather(CellStatistics statistics, int seed, Set<Cell> taken) {
        var cells = new ArrayList<Cell>();
        int count = 0;
        int harm = 0;
        int before = 0;
        double z = Double.NEGATIVE_INFINITY;
        double p = 1;
        boolean seedIsHot = hot(statistics, seed);
        for (int dc = -1; dc <= 1; dc++) {
            for (int dr = -1; dr <= 1; dr++) {
                var cell = statistics.cell(seed).beside(dc, dr);
                int i = statistics.indexOf(cell);
                boolean free = i >= 0 && !taken.contains(cell);
                boolean belongs = i == seed || (free && seedIsHot && hot(statistics, i) && holdsOne(statistics, i));
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

    /** A report, or so much of uncertain ones that one is to be expected there. */
    private static boolean holdsOne(CellStatistics statistics, int i) {
        return statistics.count(i) > 0 || statistics.spread(i) >= 1;
    }

    private static boolean hot(CellStatistics statistics, int i) {
        return statistics.z(i) > 0 && statistics.pAdjusted(i) <= LEVEL;
    }
}

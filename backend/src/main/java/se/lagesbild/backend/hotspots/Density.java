package se.lagesbild.backend.hotspots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.lagesbild.backend.access.Disclosure;
import se.lagesbild.gis.stats.CellSurface;

/**
 * How densely a selection lies, square by square. Immutable.
 *
 * @param perKm2 events per square kilometre over the whole period
 * @param support events within the bandwidth of each square's middle
 * @param counted events that it is made of
 * @param withoutPosition left out, because only the municipality is known
 * @param inaccurate left out, because the position is vaguer than the bandwidth
 * @param weeks length of the period
 * @param exact false for whoever may see sums alone: no square that rests on fewer than five is told, and of the others the class
 * @param most largest value that is told, events per square kilometre and week
 */
record Density(
        CellSurface perKm2,
        CellSurface support,
        int counted,
        int withoutPosition,
        int inaccurate,
        double weeks,
        boolean exact,
        double most) {

    /** @param perWeek events per square kilometre and week @param n events within the bandwidth */
    record Square(long column, long row, double perWeek, int n) {}

    interface Visit {
        void square(Square square);
    }

    /** Squares that may be told, with one corner at least in a rectangle of columns and rows. */
    void each(long west, long south, long east, long north, Visit visit) {
        perKm2.each(west, south, east, north, (column, row, value) -> {
            int n = (int) support.at(column, row);
            if (exact || n >= Disclosure.FEWEST) {
                visit.square(new Square(column, row, value / weeks, n));
            }
        });
    }

    /** All that reach a class, densest first. */
    List<Square> classed(DensityScale scale) {
        var squares = new ArrayList<Square>();
        each(Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, square -> {
            if (scale.classOf(square.perWeek) > 0) {
                squares.add(square);
            }
        });
        // whoever may not see values must not find them in the order
        Comparator<Square> densest = exact
                ? Comparator.comparingDouble(Square::perWeek).reversed()
                : Comparator.<Square>comparingInt(square -> scale.classOf(square.perWeek))
                        .reversed();
        squares.sort(densest.thenComparingLong(Square::column).thenComparingLong(Square::row));
        return squares;
    }

    /** The densest squares, each at least {@code apart} metres from those before it: one for each place, not all of the first. */
    List<Square> peaks(DensityScale scale, double apart, int most) {
        var peaks = new ArrayList<Square>();
        double cells = apart / perKm2.cellMetres();
        for (var square : classed(scale)) {
            boolean own = peaks.stream()
                    .allMatch(peak -> Math.hypot(peak.column - square.column, peak.row - square.row) >= cells);
            if (own) {
                peaks.add(square);
                if (peaks.size() == most) {
                    break;
                }
            }
        }
        return peaks;
    }

    static double most(CellSurface perKm2, CellSurface support, double weeks, boolean exact) {
        if (exact) {
            return perKm2.most() / weeks;
        }
        var most = new double[1];
        perKm2.each((column, row, value) -> {
            if (value > most[0] && support.at(column, row) >= Disclosure.FEWEST) {
                most[0] = value;
            }
        });
        return most[0] / weeks;
    }
}

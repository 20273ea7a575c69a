package se.lagesbild.backend.hotspots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
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
 */
record Density(
        CellSurface perKm2, CellSurface support, int counted, int withoutPosition, int inaccurate, double weeks) {

    /** @param perWeek events per square kilometre and week @param n events within the bandwidth */
    record Square(long column, long row, double perWeek, int n) {}

    interface Visit {
        void square(Square square);
    }

    /** Columns from {@code west} to before {@code east}, rows from {@code south} to before {@code north}. */
    record Window(long west, long south, long east, long north) {
        static final Window EVERYWHERE = new Window(Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

        /** Farther out nothing lies; numbers stay whole and may be added to. */
        private static final double FAR = 1e12;

        /** The squares that touch a box in the area's metric system; null for all. */
        static Window of(@Nullable Envelope box, double cellMetres) {
            return box == null
                    ? EVERYWHERE
                    : new Window(
                            (long) Math.ceil(near(box.getMinX() / cellMetres)) - 1,
                            (long) Math.ceil(near(box.getMinY() / cellMetres)) - 1,
                            (long) Math.floor(near(box.getMaxX() / cellMetres)) + 1,
                            (long) Math.floor(near(box.getMaxY() / cellMetres)) + 1);
        }

        private static double near(double place) {
            return Math.max(-FAR, Math.min(FAR, place));
        }
    }

    /** Largest value, events per square kilometre and week. */
    double most() {
        return perKm2.most() / weeks;
    }

    void each(Window window, Visit visit) {
        perKm2.each(
                window.west,
                window.south,
                window.east,
                window.north,
                (column, row, value) ->
                        visit.square(new Square(column, row, value / weeks, (int) support.at(column, row))));
    }

    /** Those in the window that reach a class, densest first. */
    List<Square> classed(DensityScale scale, Window window) {
        var squares = new ArrayList<Square>();
        each(window, square -> {
            if (scale.classOf(square.perWeek) > 0) {
                squares.add(square);
            }
        });
        squares.sort(Comparator.comparingDouble(Square::perWeek)
                .reversed()
                .thenComparingLong(Square::column)
                .thenComparingLong(Square::row));
        return squares;
    }

    /** The densest squares in the window, each at least {@code apart} metres from those before it: one for each place, not all of the first. */
    List<Square> peaks(DensityScale scale, double apart, int most, Window window) {
        var peaks = new ArrayList<Square>();
        double cells = apart / perKm2.cellMetres();
        for (var square : classed(scale, window)) {
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
}

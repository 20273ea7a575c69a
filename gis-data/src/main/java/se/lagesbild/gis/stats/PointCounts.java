package se.lagesbild.gis.stats;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lagesbild.gis.geo.HexGrid;
import se.lagesbild.gis.geo.SquareGrid;

/** How many events lie in each cell of a grid, or the sum of their weights. Each event lies in exactly one cell. Pure, thread-safe. */
public final class PointCounts {

    private PointCounts() {}

    /**
     * In squares.
     *
     * @param x metres east, as many as {@code y} metres north; finite
     * @param weights one for each event, or null where each counts once
     * @return cells with at least one event, in no order
     * @throws IllegalArgumentException names the event that cannot be used
     */
    public static Map<SquareGrid.Cell, Double> in(
            SquareGrid grid, double[] x, double[] y, double @Nullable [] weights) {
        return sums(grid::cellOf, x, y, weights);
    }

    /** The same in hexagons. */
    public static Map<HexGrid.Cell, Double> in(HexGrid grid, double[] x, double[] y, double @Nullable [] weights) {
        return sums(grid::cellOf, x, y, weights);
    }

    private interface Locate<C> {
        C cellOf(double x, double y);
    }

    private static <C> Map<C, Double> sums(Locate<C> grid, double[] x, double[] y, double @Nullable [] weights) {
        if (x.length != y.length || (weights != null && weights.length != x.length)) {
            throw new IllegalArgumentException("%d values of x, %d of y and %d weights"
                    .formatted(x.length, y.length, weights == null ? x.length : weights.length));
        }
        Map<C, Double> sums = new HashMap<>();
        for (int i = 0; i < x.length; i++) {
            double weight = weights == null ? 1 : weights[i];
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i]) || !Double.isFinite(weight)) {
                throw new IllegalArgumentException(
                        "event %d is at %s, %s and weighs %s".formatted(i, x[i], y[i], weight));
            }
            sums.merge(grid.cellOf(x[i], y[i]), weight, Double::sum);
        }
        return sums;
    }
}

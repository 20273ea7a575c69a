package se.lagesbild.gis.stats;

import org.jspecify.annotations.Nullable;

/**
 * How densely points lie, as a smooth surface: each point is spread over the ground around it and the parts are added. Fixed bandwidth, the
 * plane, no correction at edges: what is spread over a border stays there. Events per square kilometre. Pure, thread-safe.
 *
 * <p>Source: Silverman (1986), Density Estimation for Statistics and Data Analysis, 4.2 and 4.5, without the division by the number of
 * points; the same numbers as {@code density.ppp(edge = FALSE)} of the R package spatstat, which names a kernel by its standard deviation:
 * that of {@link Kernel#QUARTIC} is bandwidth / sqrt(8).
 */
public final class KernelDensity {
    private static final double SQUARE_METRES = 1e6;

    /** The Gaussian has no end: on a grid it ends here, which loses 4 millionths of each point. */
    private static final double GAUSSIAN_REACH = 5;

    /** A finer grid says no more and costs as the square. */
    private static final int MOST_CELLS_IN_REACH = 64;

    private KernelDensity() {}

    /** With {@code d} the distance from a point and {@code h} the bandwidth, both in metres. */
    public enum Kernel {
        /** Also called biweight: 3 / (pi h^2) (1 - d^2 / h^2)^2 where d is under h, else 0. */
        QUARTIC,
        /** exp(-d^2 / (2 h^2)) / (2 pi h^2). */
        GAUSSIAN
    }

    /**
     * The surface at one place, summed over all points, with nothing left out.
     *
     * @param x metres east, as many as {@code y} metres north; finite
     * @param weights one for each point, or null where each counts once
     * @param bandwidth metres, more than 0
     * @return events (or sums of weights) per square kilometre
     */
    public static double at(
            Kernel kernel,
            double[] x,
            double[] y,
            double @Nullable [] weights,
            double bandwidth,
            double east,
            double north) {
        check(x, y, weights, bandwidth);
        var shape = shape(kernel, bandwidth);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - east;
            double dy = y[i] - north;
            sum += (weights == null ? 1 : weights[i]) * shape.at(dx * dx + dy * dy);
        }
        return sum;
    }

    /**
     * The surface at the middles of squares whose corners lie on multiples of their side, so that other points are measured at the same
     * places. Costs as many steps as points times cells within reach, however far the points lie apart. Exact for the quartic kernel; the
     * Gaussian is cut off at five bandwidths. The cells' values times their ground add up to the number of points within 0.2 % with cells
     * of a fifth of the bandwidth.
     *
     * @param cellMetres side of a square, at least a 64th of the kernel's reach
     * @return cells without any point within reach are missing
     */
    public static CellSurface grid(
            Kernel kernel, double[] x, double[] y, double @Nullable [] weights, double bandwidth, double cellMetres) {
        check(x, y, weights, bandwidth);
        return spread(shape(kernel, bandwidth), x, y, weights, cellMetres);
    }

    /** For each square the number of points less than {@code radius} metres from its middle: what a value of the quartic kernel rests on. */
    public static CellSurface within(double[] x, double[] y, double radius, double cellMetres) {
        check(x, y, null, radius);
        return spread(new Disc(radius), x, y, null, cellMetres);
    }

    private static CellSurface spread(
            Shape shape, double[] x, double[] y, double @Nullable [] weights, double cellMetres) {
        double reach = shape.reach();
        if (!(cellMetres > 0 && reach / cellMetres <= MOST_CELLS_IN_REACH)) {
            throw new IllegalArgumentException("cells of %s m are not usable: give at least %s m"
                    .formatted(cellMetres, reach / MOST_CELLS_IN_REACH));
        }
        var surface = new CellSurface(cellMetres);
        for (int i = 0; i < x.length; i++) {
            double weight = weights == null ? 1 : weights[i];
            long last = (long) Math.floor((y[i] + reach) / cellMetres - 0.5);
            for (long row = (long) Math.ceil((y[i] - reach) / cellMetres - 0.5); row <= last; row++) {
                double dy = (row + 0.5) * cellMetres - y[i];
                double half = Math.sqrt(Math.max(0, reach * reach - dy * dy));
                long from = (long) Math.ceil((x[i] - half) / cellMetres - 0.5);
                long until = (long) Math.floor((x[i] + half) / cellMetres - 0.5) + 1;
                while (from < until) {
                    var block = surface.block(from, row);
                    long end = Math.min(until, (from | CellSurface.MASK) + 1);
                    int at = CellSurface.place(from, row);
                    shape.row(
                            block,
                            at,
                            (int) (end - from),
                            (from + 0.5) * cellMetres - x[i],
                            cellMetres,
                            dy * dy,
                            weight);
                    from = end;
                }
            }
        }
        return surface;
    }

    private static void check(double[] x, double[] y, double @Nullable [] weights, double bandwidth) {
        if (x.length != y.length || (weights != null && weights.length != x.length)) {
            throw new IllegalArgumentException("%d values of x, %d of y and %d weights"
                    .formatted(x.length, y.length, weights == null ? x.length : weights.length));
        }
        if (!(bandwidth > 0 && bandwidth < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a bandwidth of %s m is not usable: give more than 0".formatted(bandwidth));
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i]) || (weights != null && !Double.isFinite(weights[i]))) {
                throw new IllegalArgumentException("point %d is at %s, %s".formatted(i, x[i], y[i]));
            }
        }
    }

    private static Shape shape(Kernel kernel, double bandwidth) {
        return kernel == Kernel.QUARTIC ? new Quartic(bandwidth) : new Gaussian(bandwidth);
    }

    private interface Shape {
        /** Metres beyond which a point adds nothing to a grid. */
        double reach();

        double at(double squaredDistance);

        /** Adds to a run of cells, whose middles lie {@code dx}, {@code dx + step} and so on east of the point: one call for many cells. */
        default void row(double[] cells, int first, int n, double dx, double step, double squaredDy, double weight) {
            for (int i = 0; i < n; i++) {
                double east = dx + i * step;
                cells[first + i] += weight * at(east * east + squaredDy);
            }
        }
    }

    private record Quartic(double reach, double scale) implements Shape {
        Quartic(double bandwidth) {
            this(bandwidth, 3 * SQUARE_METRES / (Math.PI * bandwidth * bandwidth));
        }

        @Override
        public double at(double squaredDistance) {
            double u = 1 - squaredDistance / (reach * reach);
            return u > 0 ? scale * u * u : 0;
        }

        @Override
        public void row(double[] cells, int first, int n, double dx, double step, double squaredDy, double weight) {
            double factor = weight * scale;
            double shrink = 1 / (reach * reach);
            for (int i = 0; i < n; i++) {
                double east = dx + i * step;
                double u = Math.max(0, 1 - (east * east + squaredDy) * shrink);
                cells[first + i] += factor * u * u;
            }
        }
    }

    private record Gaussian(double deviation, double reach, double scale) implements Shape {
        Gaussian(double bandwidth) {
            this(bandwidth, GAUSSIAN_REACH * bandwidth, SQUARE_METRES / (2 * Math.PI * bandwidth * bandwidth));
        }

        @Override
        public double at(double squaredDistance) {
            return scale * Math.exp(-squaredDistance / (2 * deviation * deviation));
        }
    }

    private record Disc(double reach) implements Shape {
        @Override
        public double at(double squaredDistance) {
            return squaredDistance < reach * reach ? 1 : 0;
        }
    }
}

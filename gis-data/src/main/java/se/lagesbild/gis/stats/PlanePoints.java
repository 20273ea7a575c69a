package se.lagesbild.gis.stats;

/** What every method asks of its points. */
final class PlanePoints {

    private PlanePoints() {}

    /** @throws IllegalArgumentException names the point that is not on the plane, or lists of unequal length */
    static void check(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("%d values of x and %d of y".formatted(x.length, y.length));
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                throw new IllegalArgumentException("point %d is at %s, %s".formatted(i, x[i], y[i]));
            }
        }
    }
}

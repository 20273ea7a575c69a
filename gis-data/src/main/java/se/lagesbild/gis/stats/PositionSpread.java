package se.lagesbild.gis.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How much of an event lies in each square around it when its position is known to some metres only: the normal distribution around the
 * given position, cut off at the eight neighbours of its square, so that all nine parts together are one event. Pure.
 *
 * <p>Accuracy is the radius that holds the true place in two of three cases; both axes then have the deviation accuracy / sqrt(2 ln 3),
 * from the distribution of the distance (Rayleigh).
 */
public final class PositionSpread {
    private static final double RADII_PER_DEVIATION = Math.sqrt(2 * Math.log(3));
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private PositionSpread() {}

    /**
     * @param east metres from the west side of the event's square, 0 to {@code side}
     * @param north metres from its south side, 0 to {@code side}
     * @param accuracyMetres above 0
     * @param side of a square, metres, above 0
     * @return 3 x 3 parts, columns from west to east, in each the rows from south to north; their sum is 1
     */
    public static double[][] parts(double east, double north, double accuracyMetres, double side) {
        if (!(accuracyMetres > 0) || !(side > 0)) {
            throw new IllegalArgumentException(
                    "accuracy and side must be above 0 m, got %s and %s".formatted(accuracyMetres, side));
        }
        double deviation = accuracyMetres / RADII_PER_DEVIATION;
        var columns = along(east, deviation, side);
        var rows = along(north, deviation, side);
        var parts = new double[3][3];
        for (int c = 0; c < 3; c++) {
            for (int r = 0; r < 3; r++) {
                parts[c][r] = columns[c] * rows[r];
            }
        }
        return parts;
    }

    private static double[] along(double at, double deviation, double side) {
        var parts = new double[3];
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            parts[k] = NORMAL.probability(((k - 1) * side - at) / deviation, (k * side - at) / deviation);
            sum += parts[k];
        }
        for (int k = 0; k < 3; k++) {
            parts[k] /= sum;
        }
        return parts;
    }
}

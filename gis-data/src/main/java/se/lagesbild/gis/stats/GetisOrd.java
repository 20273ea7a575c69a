package se.lagesbild.gis.stats;

/**
 * Tells where high or low values lie together: Gi* of Getis and Ord with binary weights, as a z value. Pure, thread-safe.
 *
 * <p>Source: Ord and Getis (1995), Geographical Analysis 27(4), 286-306; the same numbers as {@code localG} of the R
 * package spdep with {@code include.self}.
 */
public final class GetisOrd {

    private GetisOrd() {}

    /**
     * One value per place, in the order of the input.
     *
     * @param z distance of the sum around the place from its expectation, in standard deviations: above 0 where high values
     *     lie together. 0 where nothing can be said: all values alike, or the neighbourhood is everything
     * @param p two-sided, from the normal distribution, not adjusted for the number of places
     *     ({@link BenjaminiHochberg} does that). 1 where nothing can be said. Rough where values are mostly 0 or
     *     neighbours are few
     */
    public record Result(double[] z, double[] p) {}

    /**
     * Gi* of every place.
     *
     * @param x value of each place, for example a count; finite
     * @param neighbours for each place the positions of its neighbours in x, each once, without the place itself; may be empty
     * @throws IllegalArgumentException names the place and the value that cannot be used
     */
    public static Result star(double[] x, int[][] neighbours) {
        int n = x.length;
        if (neighbours.length != n) {
            throw new IllegalArgumentException("%d values but neighbours of %d places".formatted(n, neighbours.length));
        }
        double mean = mean(x);
        double variance = variance(x, mean);
        var z = new double[n];
        var p = new double[n];
        var seenBy = new int[n]; // 1 + the last place that named it as a neighbour
        for (int i = 0; i < n; i++) {
            double sum = x[i] - mean;
            for (int j : neighbours[i]) {
                check(i, j, seenBy);
                sum += x[j] - mean;
            }
            double weight = 1.0 + neighbours[i].length;
            double spread = variance * weight * (n - weight) / (n - 1.0);
            z[i] = spread > 0 ? sum / Math.sqrt(spread) : 0;
            p[i] = NormalTail.twoSided(z[i]);
        }
        return new Result(z, p);
    }

    private static void check(int place, int neighbour, int[] seenBy) {
        if (neighbour < 0 || neighbour >= seenBy.length) {
            throw new IllegalArgumentException("place %d has the neighbour %d, but there are only places 0 to %d"
                    .formatted(place, neighbour, seenBy.length - 1));
        }
        if (neighbour == place || seenBy[neighbour] == place + 1) {
            throw new IllegalArgumentException("place %d has the neighbour %d %s"
                    .formatted(place, neighbour, neighbour == place ? "which is itself" : "twice"));
        }
        seenBy[neighbour] = place + 1;
    }

    private static double mean(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i])) {
                throw new IllegalArgumentException("place %d has the value %s".formatted(i, x[i]));
            }
            sum += x[i];
        }
        return sum / x.length;
    }

    /** Over n, not n - 1, as the definition has it; exactly 0 when all values are alike. */
    private static double variance(double[] x, double mean) {
        double squares = 0;
        boolean alike = true;
        for (double value : x) {
            squares += (value - mean) * (value - mean);
            alike &= value == x[0];
        }
        return alike ? 0 : squares / x.length;
    }
}

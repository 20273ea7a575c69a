package se.lagesbild.gis.stats;

/**
 * Tells whether neighbours differ less than places at random: Geary's C, which looks at differences where {@link GlobalMoran} looks at
 * products. Pure, thread-safe.
 *
 * <p>Source: Cliff and Ord (1981), Spatial Processes: Models and Applications, 1.5, variance under randomisation; the same numbers as
 * {@code geary.test} of the R package spdep.
 */
public final class GearyC {
    private static final int FEWEST = 4;

    private GearyC() {}

    /**
     * C = (n - 1) / (2 S0) times the weighted sum of (x_i - x_j)^2 over the sum of z^2: 1 at random, towards 0 where like lies beside like.
     *
     * @param x value of each place; finite. Under 4 places nothing is defined
     * @return z is (1 - C) / sd: above 0 where like lies beside like
     */
    public static GlobalTest of(double[] x, Neighbourhood around, Weights weights) {
        around.mustMatch(x);
        var moments = Moments.of(x);
        var sums = WeightSums.of(around, weights);
        if (x.length < FEWEST || moments.squares() == 0 || sums.s0() == 0) {
            return GlobalTest.UNDEFINED;
        }
        double differences = 0;
        for (int i = 0; i < x.length; i++) {
            double own = 0;
            for (int j : around.of(i)) {
                own += (x[i] - x[j]) * (x[i] - x[j]);
            }
            differences += around.count(i) == 0 ? 0 : weights.each(around.count(i)) * own;
        }
        double value = (x.length - 1) / (2 * sums.s0()) * differences / moments.squares();
        return GlobalTest.of(value, 1, variance(x.length, sums, moments.kurtosis()), 1 - value);
    }

    private static double variance(double n, WeightSums w, double kurtosis) {
        double squared = w.s0() * w.s0();
        double sum = (n - 1) * w.s1() * (n * n - 3 * n + 3 - kurtosis * (n - 1))
                - (n - 1) * w.s2() * (n * n + 3 * n - 6 - kurtosis * (n * n - n + 2)) / 4
                + squared * (n * n - 3 - kurtosis * (n - 1) * (n - 1));
        return sum / (n * (n - 2) * (n - 3) * squared);
    }
}

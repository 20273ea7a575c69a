package se.lagesbild.gis.stats;

/**
 * Tells whether like values lie together on the map as a whole: Moran's I. Pure, thread-safe.
 *
 * <p>Source: Cliff and Ord (1981), Spatial Processes: Models and Applications, 1.4-1.5; the same numbers as {@code moran.test} of the R
 * package spdep.
 */
public final class GlobalMoran {
    private static final int FEWEST = 4;

    private GlobalMoran() {}

    /** Where the variance comes from. */
    public enum Assumption {
        /** The values that there are, in any order. */
        RANDOMISATION,
        /** Independent draws from one normal distribution. */
        NORMALITY
    }

    /**
     * I = n / S0 times the weighted sum of z_i z_j over the sum of z^2: about -1 / (n - 1) at random, towards 1 where like lies beside like.
     *
     * @param x value of each place; finite. Under 4 places nothing is defined
     */
    public static GlobalTest of(double[] x, Neighbourhood around, Weights weights, Assumption assumption) {
        around.mustMatch(x);
        var moments = Moments.of(x);
        var sums = WeightSums.of(around, weights);
        if (x.length < FEWEST || moments.squares() == 0 || sums.s0() == 0) {
            return GlobalTest.UNDEFINED;
        }
        double products = 0;
        for (int i = 0; i < x.length; i++) {
            double lag = 0;
            for (int j : around.of(i)) {
                lag += moments.centred(j);
            }
            products += around.count(i) == 0 ? 0 : weights.each(around.count(i)) * moments.centred(i) * lag;
        }
        double n = x.length;
        double value = n / sums.s0() * products / moments.squares();
        double expected = -1 / (n - 1);
        double second = assumption == Assumption.NORMALITY ? normal(n, sums) : random(n, sums, moments.kurtosis());
        return GlobalTest.of(value, expected, second - expected * expected, value - expected);
    }

    private static double normal(double n, WeightSums w) {
        return (n * n * w.s1() - n * w.s2() + 3 * w.s0() * w.s0()) / (w.s0() * w.s0() * (n * n - 1));
    }

    private static double random(double n, WeightSums w, double kurtosis) {
        double squared = w.s0() * w.s0();
        double first = n * ((n * n - 3 * n + 3) * w.s1() - n * w.s2() + 3 * squared);
        double second = kurtosis * ((n * n - n) * w.s1() - 2 * n * w.s2() + 6 * squared);
        return (first - second) / ((n - 1) * (n - 2) * (n - 3) * squared);
    }
}

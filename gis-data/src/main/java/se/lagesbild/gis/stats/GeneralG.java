package se.lagesbild.gis.stats;

/**
 * Tells whether high values (z above 0) or low ones (below 0) lie together on the map as a whole: the general G, which is for values from 0
 * on. Binary weights, a place is not its own neighbour. Pure, thread-safe.
 *
 * <p>Source: Getis and Ord (1992), Geographical Analysis 24(3), 189-206, with the variance as corrected by the authors; the same numbers as
 * {@code globalG.test} of the R package spdep.
 */
public final class GeneralG {
    private static final int FEWEST = 4;

    private GeneralG() {}

    /**
     * G = weighted sum of x_i x_j over the sum of x_i x_j of all pairs: S0 / (n (n - 1)) at random.
     *
     * @param x value of each place, 0 or more; finite. Under 4 places nothing is defined
     * @throws IllegalArgumentException names the place with a negative value, for which the share means nothing
     */
    public static GlobalTest of(double[] x, Neighbourhood around) {
        around.mustMatch(x);
        for (int i = 0; i < x.length; i++) {
            if (x[i] < 0) {
                throw new IllegalArgumentException(
                        "place %d has the value %s: the general G needs values of 0 or more".formatted(i, x[i]));
            }
        }
        boolean alike = Moments.of(x).squares() == 0;
        var w = WeightSums.of(around, Weights.BINARY);
        double all = power(x, 1);
        double pairs = all * all - power(x, 2);
        if (x.length < FEWEST || alike || w.s0() == 0 || !(pairs > 0)) {
            return GlobalTest.UNDEFINED;
        }
        double products = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j : around.of(i)) {
                products += x[i] * x[j];
            }
        }
        double n = x.length;
        double value = products / pairs;
        double expected = w.s0() / (n * (n - 1));
        double second = fourth(n, w, x) / (pairs * pairs * n * (n - 1) * (n - 2) * (n - 3));
        return GlobalTest.of(value, expected, second - expected * expected, value - expected);
    }

    /** The paper's B0 to B4 times its m1 to m4. */
    private static double fourth(double n, WeightSums w, double[] x) {
        double squared = w.s0() * w.s0();
        double b0 = (n * n - 3 * n + 3) * w.s1() - n * w.s2() + 3 * squared;
        double b1 = -((n * n - n) * w.s1() - 2 * n * w.s2() + 6 * squared);
        double b2 = -(2 * n * w.s1() - (n + 3) * w.s2() + 6 * squared);
        double b3 = 4 * (n - 1) * w.s1() - 2 * (n + 1) * w.s2() + 8 * squared;
        double b4 = w.s1() - w.s2() + squared;
        double m1 = power(x, 1);
        double m2 = power(x, 2);
        return b0 * m2 * m2 + b1 * power(x, 4) + b2 * m1 * m1 * m2 + b3 * m1 * power(x, 3) + b4 * m1 * m1 * m1 * m1;
    }

    private static double power(double[] x, int exponent) {
        double sum = 0;
        for (double value : x) {
            sum += Math.pow(value, exponent);
        }
        return sum;
    }
}

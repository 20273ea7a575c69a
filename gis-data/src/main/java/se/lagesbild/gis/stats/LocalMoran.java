package se.lagesbild.gis.stats;

/**
 * Tells for each place whether it is like its neighbours (high among high, low among low) or unlike them: local Moran's I. Pure,
 * thread-safe.
 *
 * <p>Source: Anselin (1995), Geographical Analysis 27(2), 93-115; conditional moments after Sokal, Oden and Thomson (1998), Geographical
 * Analysis 30(4), 331-354; the same numbers as {@code localmoran} of the R package spdep ({@code mlvar = TRUE}).
 */
public final class LocalMoran {

    private LocalMoran() {}

    /** What is held fixed when the values are thrown over the places. */
    public enum Randomisation {
        /** The place keeps its own value. Its |z| is that of Gi. */
        CONDITIONAL,
        /** Nothing. */
        TOTAL
    }

    /** Own value, then the mean of the neighbours: from the mean on is high. */
    public enum Quadrant {
        HH,
        HL,
        LH,
        LL;

        private static Quadrant of(boolean ownHigh, boolean othersHigh) {
            if (ownHigh) {
                return othersHigh ? HH : HL;
            }
            return othersHigh ? LH : LL;
        }
    }

    /**
     * One value per place, in the order of the input.
     *
     * @param i (z_i / m2) times the weighted sum of the neighbours' z, with z the value less the mean and m2 the mean of z^2: above 0 where
     *     the place is like its neighbours, no unit. 0 without neighbours, NaN when all values are alike; the same for the next two
     * @param expected of i
     * @param variance of i
     * @param z distance of i from what is expected, in standard deviations; 0 where nothing can be said
     * @param p two-sided, from the normal distribution, not adjusted; 1 where nothing can be said
     */
    public record Result(
            double[] i, double[] expected, double[] variance, double[] z, double[] p, Quadrant[] quadrant) {}

    /**
     * @param x value of each place; finite
     * @throws IllegalArgumentException names the place and the value that cannot be used
     */
    public static Result of(double[] x, Neighbourhood around, Weights weights, Randomisation randomisation) {
        around.mustMatch(x);
        var moments = Moments.of(x);
        int n = x.length;
        double m2 = moments.variance();
        double kurtosis = moments.kurtosis();
        var result =
                new Result(new double[n], new double[n], new double[n], new double[n], new double[n], new Quadrant[n]);
        for (int i = 0; i < n; i++) {
            int count = around.count(i);
            double each = count == 0 ? 0 : weights.each(count);
            double lag = 0;
            for (int j : around.of(i)) {
                lag += each * moments.centred(j);
            }
            double own = moments.centred(i);
            double w = count * each;
            double w2 = count * each * each;
            result.i[i] = own / m2 * lag;
            result.quadrant[i] = Quadrant.of(own >= 0, lag >= 0);
            if (randomisation == Randomisation.CONDITIONAL) {
                double ratio = own / m2;
                result.expected[i] = -ratio * own * w / (n - 1.0);
                // m2 - z^2 / (n - 1) is the variance of the others in another guise, and exactly 0 when they are alike
                double others = moments.varianceWithout(i) * (n - 1.0) / n;
                result.variance[i] = ratio * ratio * (n / (n - 2.0)) * (w2 - w * w / (n - 1.0)) * others;
            } else {
                double expected = -w / (n - 1.0);
                result.expected[i] = expected;
                result.variance[i] = w2 * (n - kurtosis) / (n - 1.0)
                        + (w * w - w2) * (2 * kurtosis - n) / ((n - 1.0) * (n - 2.0))
                        - expected * expected;
            }
            boolean sayable = n > 2 && m2 > 0 && count > 0 && result.variance[i] > 0;
            result.z[i] = sayable ? (result.i[i] - result.expected[i]) / Math.sqrt(result.variance[i]) : 0;
            result.p[i] = NormalTail.twoSided(result.z[i]);
        }
        return result;
    }
}

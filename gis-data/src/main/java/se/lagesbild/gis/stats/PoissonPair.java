package se.lagesbild.gis.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Compares two counts of independent events, each over its own exposure (weeks, hours, ...). Pure, thread-safe.
 *
 * <p>Given their sum, the later count is binomial with the share that its exposure has (Przyborowski and Wilenski 1940,
 * Biometrika 31, 313-323); the same numbers as R's {@code poisson.test(c(b, a), T = c(tb, ta))}.
 */
public final class PoissonPair {

    /** R's slack when it asks whether an outcome is as unlikely as the one that was seen. */
    private static final double SLACK = 1 + 1e-7;

    private static final double HALF_ALPHA = 0.025;

    private PoissonPair() {}

    /**
     * What two counts say about the change from the first (a) to the second (b).
     *
     * @param expectedB b if the rate had stayed: a tb / ta
     * @param zKnownBaseline 2 (sqrt(b) - sqrt(expectedB)): right only where a is a long, well-known average
     * @param pKnownBaseline its two-sided p value
     * @param zTwoSamples the same divided by sqrt(1 + tb/ta): both counts are random. The one to use for two single counts
     * @param pTwoSamples its two-sided p value
     * @param rateRatio (b/tb) / (a/ta); infinite when only a is 0, NaN when both are 0
     * @param rrLow lower end of its 95 % interval (Clopper and Pearson 1934), 0 or more
     * @param rrHigh upper end, may be infinite
     * @param pExactMinlike two-sided: all outcomes that are not more likely than the one seen
     * @param pExactLower chance of b or fewer
     * @param pExactUpper chance of b or more
     * @param pExactDoubled two-sided: twice the smaller tail, at most 1
     * @param pMidpDoubled the same with only half of b's own chance: less cautious, right on average
     */
    public record Comparison(
            double expectedB,
            double zKnownBaseline,
            double pKnownBaseline,
            double zTwoSamples,
            double pTwoSamples,
            double rateRatio,
            double rrLow,
            double rrHigh,
            double pExactMinlike,
            double pExactLower,
            double pExactUpper,
            double pExactDoubled,
            double pMidpDoubled) {}

    /**
     * Compares {@code a} events in {@code ta} with {@code b} events in {@code tb}. Two counts of 0 say nothing: p is 1 and
     * the interval goes from 0 to infinity.
     *
     * @param a earlier count, 0 to 1,000,000,000
     * @param ta its exposure, above 0, in any unit
     * @param b later count, 0 to 1,000,000,000
     * @param tb its exposure, above 0, in the same unit
     * @throws IllegalArgumentException names the value that is out of range
     */
    public static Comparison compare(long a, double ta, long b, double tb) {
        if (a < 0 || b < 0 || a > 1_000_000_000 || b > 1_000_000_000) {
            throw new IllegalArgumentException("counts must be 0 to 1,000,000,000, got a=%d, b=%d".formatted(a, b));
        }
        if (!(ta > 0 && tb > 0 && Double.isFinite(ta) && Double.isFinite(tb))) {
            throw new IllegalArgumentException("exposures must be above 0, got ta=%s, tb=%s".formatted(ta, tb));
        }
        double ratio = tb / ta;
        double expected = a * ratio;
        double known = 2 * (Math.sqrt(b) - Math.sqrt(expected));
        double two = known / Math.sqrt(1 + ratio);
        var binomial = BinomialDistribution.of((int) (a + b), tb / (ta + tb));
        double lower = binomial.cumulativeProbability((int) b);
        double upper = binomial.survivalProbability((int) b - 1);
        double tail = 2 * Math.min(lower, upper);
        return new Comparison(
                expected,
                known,
                NormalTail.twoSided(known),
                two,
                NormalTail.twoSided(two),
                (b / tb) / (a / ta),
                low(a, b) / ratio,
                a == 0 ? Double.POSITIVE_INFINITY : 1 / low(b, a) / ratio,
                notMoreLikely(binomial, (int) b),
                lower,
                upper,
                Math.min(1, tail),
                Math.min(1, tail - binomial.probability((int) b)));
    }

    /** Lower end of the 95 % interval of the odds p / (1 - p) of b against a; the upper end is 1 / low(b, a). */
    private static double low(long a, long b) {
        if (b == 0) {
            return 0;
        }
        var beta = BetaDistribution.of(b, a + 1.0);
        double from = 0;
        double to = 1;
        // halving down to neighbouring numbers: the library's own inverse stops at 1e-9
        for (double middle = 0.5; middle > from && middle < to; middle = (from + to) / 2) {
            if (beta.cumulativeProbability(middle) < HALF_ALPHA) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return to / (1 - to);
    }

    /** Sums the outcomes on b's side, and those on the far side that are not more likely than b. */
    private static double notMoreLikely(BinomialDistribution binomial, int b) {
        int n = binomial.getNumberOfTrials();
        double mode = binomial.getMean();
        if (b == mode) {
            return 1;
        }
        double limit = binomial.probability(b) * SLACK;
        if (b < mode) {
            int from = (int) Math.ceil(mode); // chances fall from here on
            int to = n + 1;
            while (from < to) {
                int middle = from + (to - from) / 2;
                if (binomial.probability(middle) <= limit) {
                    to = middle;
                } else {
                    from = middle + 1;
                }
            }
            return Math.min(1, binomial.cumulativeProbability(b) + binomial.survivalProbability(from - 1));
        }
        int from = -1;
        int to = (int) Math.floor(mode);
        while (from < to) {
            int middle = from + (to - from + 1) / 2;
            if (binomial.probability(middle) <= limit) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return Math.min(1, binomial.cumulativeProbability(from) + binomial.survivalProbability(b - 1));
    }
}

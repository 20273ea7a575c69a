package se.lagesbild.gis.stats;

import java.util.Arrays;

/**
 * Tells whether a series rises or falls, whatever the shape of the rise: the test of Mann and Kendall, with the slope of Theil and Sen. Takes
 * the steps as independent, which weekly counts with a season are not. Looks at all pairs, so series are limited to 10,000 steps. Pure,
 * thread-safe.
 *
 * <p>Source: Mann (1945), Econometrica 13, 245-259; Kendall (1975), Rank Correlation Methods; Sen (1968), J. Am. Stat. Assoc. 63, 1379-1389.
 * z, p and tau b are those of R's {@code cor.test(method = "kendall", exact = FALSE, continuity = TRUE)}.
 */
public final class MannKendall {
    private static final int MOST_STEPS = 10_000;

    private MannKendall() {}

    /**
     * @param s pairs of steps that rise less pairs that fall
     * @param variance of s at random, corrected for equal values; 0 when all are equal
     * @param tieGroups how many values occur more than once
     * @param z of s with a continuity correction of 1, in standard deviations; NaN when all values are equal
     * @param p two-sided, from the normal distribution; 1 when all values are equal. Rough under about 10 steps
     * @param tauA s over all pairs, -1 to 1; NaN under 2 steps
     * @param tauB the same, corrected for equal values; NaN when all are equal
     */
    public record Trend(int n, long s, double variance, int tieGroups, double z, double p, double tauA, double tauB) {

        /** @return 1 rises, -1 falls, 0 neither at this level */
        public int direction(double level) {
            return p <= level ? Long.signum(s) : 0;
        }
    }

    /**
     * @param x values at steps of equal length, oldest first; finite, may be empty
     * @throws IllegalArgumentException names the step whose value cannot be used
     */
    public static Trend of(double[] x) {
        check(x);
        int n = x.length;
        long s = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                s += (x[j] > x[i] ? 1 : 0) - (x[j] < x[i] ? 1 : 0);
            }
        }
        var sorted = x.clone();
        Arrays.sort(sorted);
        int groups = 0;
        double tied = 0;
        double tiedPairs = 0;
        for (int from = 0; from < n; ) {
            int until = from + 1;
            while (until < n && sorted[until] == sorted[from]) {
                until++;
            }
            double t = until - from;
            groups += t > 1 ? 1 : 0;
            tied += t * (t - 1) * (2 * t + 5);
            tiedPairs += t * (t - 1) / 2;
            from = until;
        }
        double pairs = n * (n - 1.0) / 2;
        double variance = (n * (n - 1.0) * (2.0 * n + 5) - tied) / 18;
        double z = variance > 0 ? (s - Long.signum(s)) / Math.sqrt(variance) : Double.NaN;
        return new Trend(
                n,
                s,
                variance,
                groups,
                z,
                variance > 0 ? NormalTail.twoSided(z) : 1,
                n < 2 ? Double.NaN : s / pairs,
                variance > 0 ? s / Math.sqrt((pairs - tiedPairs) * pairs) : Double.NaN);
    }

    /**
     * Median of the slopes between all pairs of steps, per step. Found without keeping the slopes.
     *
     * @param x as for {@link #of}
     * @return NaN under 2 steps
     */
    public static double slope(double[] x) {
        check(x);
        long pairs = x.length * (x.length - 1L) / 2;
        if (pairs == 0) {
            return Double.NaN;
        }
        double low = ranked(x, (pairs - 1) / 2);
        double high = pairs % 2 == 1 ? low : ranked(x, pairs / 2);
        return (low + high) / 2;
    }

    /** The slope with so many below it: its bits are found from the top, eleven at a time, by counting. */
    private static double ranked(double[] x, long rank) {
        long left = rank;
        long prefix = 0;
        var counts = new long[1 << 11];
        for (int shift = 55; shift >= 0; shift -= 11) {
            Arrays.fill(counts, 0);
            for (int i = 0; i < x.length; i++) {
                for (int j = i + 1; j < x.length; j++) {
                    long bits = sortable((x[j] - x[i]) / (j - i));
                    if (shift == 55 || bits >>> (shift + 11) == prefix) {
                        counts[(int) (bits >>> shift) & 0x7ff]++;
                    }
                }
            }
            int digit = 0;
            while (left >= counts[digit]) {
                left -= counts[digit++];
            }
            prefix = prefix << 11 | digit;
        }
        return Double.longBitsToDouble(prefix < 0 ? prefix ^ Long.MIN_VALUE : ~prefix);
    }

    /** Bits whose order without sign is that of the numbers; both zeros are one. */
    private static long sortable(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
    }

    private static void check(double[] x) {
        if (x.length > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "a series of %d steps is too long: give at most %d".formatted(x.length, MOST_STEPS));
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i])) {
                throw new IllegalArgumentException("step %d has the value %s".formatted(i, x[i]));
            }
        }
    }
}

package se.lagesbild.gis.stats;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * One count over its exposure, with the exact interval of its rate. Pure, thread-safe.
 *
 * <p>Garwood (1936), Biometrika 28, 437-442; the same numbers as R's {@code poisson.test(n, T = exposure)$conf.int}.
 */
public final class PoissonRate {
    private static final double HALF_ALPHA = 0.025;

    private PoissonRate() {}

    /**
     * @param rate events for each unit of exposure
     * @param low lower end of its 95 % interval, 0 where nothing was counted
     * @param high upper end
     */
    public record Rate(double rate, double low, double high) {}

    /**
     * @param n events, 0 or more
     * @param exposure above 0, in any unit
     * @throws IllegalArgumentException names the value that is out of range
     */
    public static Rate of(long n, double exposure) {
        if (n < 0) {
            throw new IllegalArgumentException("a count must be 0 or more, got n=" + n);
        }
        if (!(exposure > 0 && Double.isFinite(exposure))) {
            throw new IllegalArgumentException("an exposure must be above 0, got " + exposure);
        }
        double low = n == 0 ? 0 : ChiSquaredDistribution.of(2.0 * n).inverseCumulativeProbability(HALF_ALPHA) / 2;
        double high = ChiSquaredDistribution.of(2.0 * (n + 1)).inverseSurvivalProbability(HALF_ALPHA) / 2;
        return new Rate(n / exposure, low / exposure, high / exposure);
    }

    /**
     * Chance of {@code n} events or more where {@code expected} are expected, the expectation known without error.
     *
     * @param expected above 0
     */
    public static double atLeast(int n, double expected) {
        return n <= 0 ? 1 : PoissonDistribution.of(expected).survivalProbability(n - 1);
    }
}

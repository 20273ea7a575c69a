package se.lagesbild.gis.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** Probabilities of the standard normal distribution. */
final class NormalTail {

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private NormalTail() {}

    /** Chance of a value at least as far from 0 as z, on either side: 2 (1 - Phi(|z|)). Exact far into the tail. */
    static double twoSided(double z) {
        return Math.min(1, 2 * STANDARD.survivalProbability(Math.abs(z)));
    }

    /** Chance of a value of z or more: 1 - Phi(z). Exact far into the tail. */
    static double upper(double z) {
        return STANDARD.survivalProbability(z);
    }
}

package se.lagesbild.gis.stats;

/**
 * Whether the values of a whole map lie at random.
 *
 * @param value of the statistic; NaN when it is not defined: all values alike, no links, or too few places
 * @param expected of the statistic at random
 * @param variance of the statistic at random
 * @param z in standard deviations, above 0 where like values (for {@link GeneralG}: high values) lie together; 0 where nothing can be said
 * @param p two-sided, from the normal distribution; 1 where nothing can be said
 */
public record GlobalTest(double value, double expected, double variance, double z, double p) {
    static final GlobalTest UNDEFINED = new GlobalTest(Double.NaN, Double.NaN, Double.NaN, 0, 1);

    static GlobalTest of(double value, double expected, double variance, double distance) {
        double z = variance > 0 && Double.isFinite(distance) ? distance / Math.sqrt(variance) : 0;
        return new GlobalTest(value, expected, variance, z, NormalTail.twoSided(z));
    }
}

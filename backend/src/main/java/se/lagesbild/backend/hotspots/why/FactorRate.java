package se.lagesbild.backend.hotspots.why;

import org.jspecify.annotations.Nullable;
import se.lagesbild.gis.stats.PoissonPair;

/**
 * How dense a kind of place is at a spot, beside the whole town. Pure.
 *
 * <p>The spot is a part of the town: given how many there are in all, those at the spot are binomial with the share that its area has, so
 * the interval is that of Clopper and Pearson (1934), turned from the rest of the town to the whole. It holds for things that are
 * strewn at random; lamps stand in rows and shops in streets, and so it is too narrow for most. Therefore nothing is called commoner or
 * rarer by the interval alone: at most a tenth of the town's own squares may be as far out.
 *
 * @param ratio places per hectare at the spot divided by those of the whole town; null where the town has none
 * @param low lower end of its 95 % interval; {@code high} the upper one
 */
record FactorRate(
        @Nullable Double ratio,
        @Nullable Double low,
        @Nullable Double high,
        Verdict verdict) {
    enum Verdict {
        COMMONER,
        RARER,
        NO_DIFFERENCE,
        TOO_FEW
    }

    /** Fewer than this both found and expected, and nothing is said. */
    static final int FEWEST = 5;

    private static final double LEVEL = 0.05;
    private static final double MOST_SQUARES = 0.1;

    /**
     * @param n places at the spot, part of {@code all}
     * @param hectares of the spot, part of {@code allHectares}
     * @param atLeast share of the town's squares that are at least as dense; {@code atMost} at most as dense, 0 to 1
     */
    static FactorRate of(int n, double hectares, int all, double allHectares, double atLeast, double atMost) {
        double rest = allHectares - hectares;
        if (all == 0 || !(hectares > 0) || !(rest > 0)) {
            return new FactorRate(null, null, null, Verdict.TOO_FEW);
        }
        var pair = PoissonPair.compare(all - n, rest, n, hectares);
        double share = hectares / allHectares;
        double expected = all * share;
        double ratio = n / expected;
        Verdict verdict;
        if (n < FEWEST && expected < FEWEST) {
            verdict = Verdict.TOO_FEW;
        } else if (pair.pExactDoubled() > LEVEL || (ratio > 1 ? atLeast : atMost) > MOST_SQUARES) {
            verdict = Verdict.NO_DIFFERENCE;
        } else {
            verdict = ratio > 1 ? Verdict.COMMONER : Verdict.RARER;
        }
        return new FactorRate(ratio, ofWhole(pair.rrLow(), share), ofWhole(pair.rrHigh(), share), verdict);
    }

    /** A ratio to the rest of the town, as one to the whole. */
    private static double ofWhole(double ofRest, double share) {
        if (Double.isInfinite(ofRest)) {
            return 1 / share;
        }
        double odds = ofRest * share / (1 - share);
        return odds / (1 + odds) / share;
    }
}

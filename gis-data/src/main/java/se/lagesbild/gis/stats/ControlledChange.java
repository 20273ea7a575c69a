package se.lagesbild.gis.stats;

import java.util.List;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import se.lagesbild.gis.stats.Displacement.Change;

/**
 * Did a place change otherwise than places like it? Counts before and after in the place and in comparison places, difference in differences
 * on the scale of rates. Pure, thread-safe.
 *
 * <p>Two answers are asked for, and both must agree before anything is called a change: Fisher's exact test of the four counts (Fisher 1935; doubled,
 * which is cautious), right for small counts where each event comes alone; and the ratio of ratios with its logarithmic standard error
 * widened by how much the comparison places differ among themselves (quasi-Poisson, by Student's distribution: McCullagh and Nelder 1989, 4.5; Wheeler and Ratcliffe 2018 for
 * the ratio), right where events come in clusters. None of them shows what was the cause.
 */
public final class ControlledChange {
    private static final double TWO_SIDED_95 = 1.959963984540054;
    private static final double LEVEL = 0.05;
    private static final double HALF_ALPHA = 0.025;

    /** What is added to each count where one of them is 0 (Haldane 1956): else there is no band. */
    private static final double HALF = 0.5;

    private ControlledChange() {}

    /** What may be said. */
    public enum Verdict {
        FEWER,
        MORE,
        UNCHANGED,
        /** Fewer than {@code fewest} before and after together, in the place or in what it is compared with. */
        TOO_FEW,
        /** Nothing to compare with. */
        NO_COMPARISON
    }

    /**
     * @param expected events after, had the place followed the others; NaN where nothing was before in those
     * @param ratio (after / before) / (comparison after / before): below 1 where the place did better; with a half added to each where one is 0
     * @param low lower end of its 95 % interval, {@code high} the upper one
     * @param differenceLow expected x (low - 1), events; {@code differenceHigh} likewise
     * @param dispersion how many times more the comparison places differ than Poisson counts would, 1 or more
     * @param p the larger of the exact and the widened one, two-sided
     */
    public record Result(
            Verdict verdict,
            double expected,
            double ratio,
            double low,
            double high,
            double difference,
            double differenceLow,
            double differenceHigh,
            double dispersion,
            double p) {}

    /**
     * @param fewest events before and after together, in the place and in the comparison, for anything to be said
     */
    public static Result of(Change place, List<Change> comparison, int fewest) {
        long before = comparison.stream().mapToLong(Change::before).sum();
        long after = comparison.stream().mapToLong(Change::after).sum();
        double nothing = Double.NaN;
        if (comparison.isEmpty()) {
            return new Result(
                    Verdict.NO_COMPARISON, nothing, nothing, nothing, nothing, nothing, nothing, nothing, 1, 1);
        }
        double dispersion = dispersion(comparison, before, after);
        double expected = before == 0 ? nothing : (double) place.before() * after / before;
        boolean zero = place.before() == 0 || place.after() == 0 || before == 0 || after == 0;
        double more = zero ? HALF : 0;
        double a = place.before() + more;
        double b = place.after() + more;
        double c = before + more;
        double d = after + more;
        double log = Math.log(b / a / (d / c));
        double se = Math.sqrt(dispersion * (1 / a + 1 / b + 1 / c + 1 / d));
        double ratio = Math.exp(log);
        // a spread that a few places tell is itself not well known: Student's distribution then
        var spread = dispersion > 1 ? TDistribution.of(places(comparison) - 1) : null;
        double reach = se * (spread == null ? TWO_SIDED_95 : spread.inverseSurvivalProbability(HALF_ALPHA));
        double low = Math.exp(log - reach);
        double high = Math.exp(log + reach);
        double widened =
                spread == null ? NormalTail.twoSided(log / se) : 2 * spread.survivalProbability(Math.abs(log / se));
        double p = Math.max(exact(place, before, after), widened);
        boolean few = place.before() + place.after() < fewest || before + after < fewest;
        var verdict = few ? Verdict.TOO_FEW : p > LEVEL ? Verdict.UNCHANGED : ratio < 1 ? Verdict.FEWER : Verdict.MORE;
        return new Result(
                verdict,
                expected,
                ratio,
                low,
                high,
                place.after() - expected,
                expected * (low - 1),
                expected * (high - 1),
                dispersion,
                p);
    }

    private static int places(List<Change> comparison) {
        return (int) comparison.stream()
                .filter(one -> one.before() + one.after() > 0)
                .count();
    }

    /** Given all margins, the place's count after is hypergeometric where nothing has changed. */
    private static double exact(Change place, long before, long after) {
        long all = place.before() + place.after() + before + after;
        long afters = place.after() + after;
        long own = place.before() + place.after();
        if (own == 0 || afters == 0 || afters == all) {
            return 1;
        }
        var distribution = HypergeometricDistribution.of((int) all, (int) afters, (int) own);
        int seen = (int) place.after();
        double lower = distribution.cumulativeProbability(seen);
        double upper = distribution.survivalProbability(seen - 1);
        return Math.min(1, 2 * Math.min(lower, upper));
    }

    /** Pearson's chi-square of the comparison places' own changes by its degrees of freedom, at least 1. */
    private static double dispersion(List<Change> comparison, long before, long after) {
        double all = (double) before + after;
        double sum = 0;
        for (var one : comparison) {
            double own = (double) one.before() + one.after();
            if (own > 0 && before > 0 && after > 0) {
                double expected = own * after / all;
                sum += Math.pow(one.after() - expected, 2) / (expected * before / all);
            }
        }
        int places = places(comparison);
        return places < 2 ? 1 : Math.max(1, sum / (places - 1));
    }
}

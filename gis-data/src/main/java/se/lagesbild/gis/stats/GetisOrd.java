package se.lagesbild.gis.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Tells where high or low values lie together: Gi* and Gi of Getis and Ord with binary weights, as a z value. Pure, thread-safe.
 *
 * <p>Source: Ord and Getis (1995), Geographical Analysis 27(4), 286-306; the same numbers as {@code localG} of the R
 * package spdep, with {@code include.self} for Gi*.
 */
public final class GetisOrd {

    private GetisOrd() {}

    /**
     * One value per place, in the order of the input.
     *
     * @param z distance of the sum around the place from its expectation, in standard deviations: above 0 where high values
     *     lie together. 0 where nothing can be said: all values alike, no neighbours, or the neighbourhood is everything. The same for
     *     row-standardised weights
     * @param p two-sided, from the normal distribution, not adjusted for the number of places
     *     ({@link BenjaminiHochberg} does that). 1 where nothing can be said. Rough where values are mostly 0 or
     *     neighbours are few
     */
    public record Result(double[] z, double[] p) {

        /** @param level p up to and with this is significant */
        public SpotClass[] classes(double level) {
            return classes(p, level);
        }

        /** The same after {@link BenjaminiHochberg}. */
        public SpotClass[] adjustedClasses(double level) {
            return classes(BenjaminiHochberg.adjust(p), level);
        }

        private SpotClass[] classes(double[] by, double level) {
            return IntStream.range(0, z.length)
                    .mapToObj(i -> SpotClass.of(z[i], by[i], level))
                    .toArray(SpotClass[]::new);
        }
    }

    /**
     * The form of 1992, for values from 0 on: the share of the sum of all that lies around the place.
     *
     * @param share sum around the place / sum of all (without the place itself where the statistic has it out); NaN where that is 0 / 0
     * @param expected of the share, were the values thrown over the places
     * @param variance of the share
     */
    public record Shares(double[] share, double[] expected, double[] variance) {}

    /** {@link #star(double[], Neighbourhood)} with lists: for each place its neighbours, each once, without itself. */
    public static Result star(double[] x, int[][] neighbours) {
        if (neighbours.length != x.length) {
            throw new IllegalArgumentException(
                    "%d values but neighbours of %d places".formatted(x.length, neighbours.length));
        }
        return star(x, Neighbourhood.given(neighbours));
    }

    /**
     * Gi*: each place is in its own neighbourhood.
     *
     * @param x value of each place, for example a count; finite
     * @throws IllegalArgumentException names the place and the value that cannot be used
     */
    public static Result star(double[] x, Neighbourhood around) {
        around.mustMatch(x);
        var moments = Moments.of(x);
        return scored(x.length, i -> {
            double sum = moments.centred(i);
            for (int j : around.of(i)) {
                sum += moments.centred(j);
            }
            return z(sum, starSpread(moments, around.count(i)));
        });
    }

    /** Gi: of the neighbours alone, beside the mean and the variance of all places but this one. */
    public static Result others(double[] x, Neighbourhood around) {
        around.mustMatch(x);
        var moments = Moments.of(x);
        return scored(x.length, i -> {
            double meanOfOthers = -moments.centred(i) / (x.length - 1.0);
            double sum = 0;
            for (int j : around.of(i)) {
                sum += moments.centred(j) - meanOfOthers;
            }
            return z(sum, othersSpread(moments, i, around.count(i)));
        });
    }

    /** Gi* as a share. */
    public static Shares starShares(double[] x, Neighbourhood around) {
        around.mustMatch(x);
        var moments = Moments.of(x);
        double all = Arrays.stream(x).sum();
        var shares = new Shares(new double[x.length], new double[x.length], new double[x.length]);
        for (int i = 0; i < x.length; i++) {
            int n = around.count(i);
            shares.share[i] = (x[i] + sum(x, around.of(i))) / all;
            shares.expected[i] = (n + 1.0) / x.length;
            shares.variance[i] = starSpread(moments, n) / (all * all);
        }
        return shares;
    }

    /** Gi as a share. */
    public static Shares othersShares(double[] x, Neighbourhood around) {
        around.mustMatch(x);
        var moments = Moments.of(x);
        double all = Arrays.stream(x).sum();
        boolean countable = Arrays.stream(x).allMatch(value -> value >= 0);
        var shares = new Shares(new double[x.length], new double[x.length], new double[x.length]);
        for (int i = 0; i < x.length; i++) {
            int n = around.count(i);
            // one place with over half of everything: subtracting it would leave rounding only
            double rest = countable && x[i] > all / 2 ? sumWithout(x, i) : all - x[i];
            shares.share[i] = sum(x, around.of(i)) / rest;
            shares.expected[i] = n / (x.length - 1.0);
            shares.variance[i] = othersSpread(moments, i, n) / (rest * rest);
        }
        return shares;
    }

    private static double starSpread(Moments moments, int neighbours) {
        int n = moments.size();
        double weight = 1.0 + neighbours;
        return n < 2 ? 0 : moments.variance() * weight * (n - weight) / (n - 1.0);
    }

    private static double othersSpread(Moments moments, int i, int neighbours) {
        int n = moments.size();
        return n < 3 ? 0 : moments.varianceWithout(i) * neighbours * (n - 1.0 - neighbours) / (n - 2.0);
    }

    private static double z(double distance, double spread) {
        return spread > 0 ? distance / Math.sqrt(spread) : 0;
    }

    private interface Score {
        double z(int place);
    }

    private static Result scored(int n, Score score) {
        var result = new Result(new double[n], new double[n]);
        for (int i = 0; i < n; i++) {
            result.z[i] = score.z(i);
            result.p[i] = NormalTail.twoSided(result.z[i]);
        }
        return result;
    }

    private static double sum(double[] x, int[] places) {
        double sum = 0;
        for (int j : places) {
            sum += x[j];
        }
        return sum;
    }

    private static double sumWithout(double[] x, int i) {
        return IntStream.range(0, x.length)
                .filter(j -> j != i)
                .mapToDouble(j -> x[j])
                .sum();
    }
}

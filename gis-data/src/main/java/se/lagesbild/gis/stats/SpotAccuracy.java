package se.lagesbild.gis.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How many of the events that came after were caught by a list of places that was made before. The ground is cut into units (squares, or
 * pieces of street); a method gives each unit a score, and a stated share of the ground is taken, best score first. Pure, thread-safe.
 *
 * <p>Units of the same score are taken alike: where the share ends among them, the same part of each is taken, which is what a random order
 * would catch in the mean. So the share is met exactly, the order of the input means nothing, and equal scores everywhere catch the share
 * itself ("do nothing").
 *
 * <p>Sources: prediction accuracy index, Chainey, Tompson and Uhlig (2008), Security Journal 21, 4-28; prediction efficiency index, Hunt
 * (2016), Do crime hot spots move? (dissertation, American University), the index divided by the best that the same share could have had.
 */
public final class SpotAccuracy {
    private SpotAccuracy() {}

    /**
     * @param events all that came after, caught or not
     * @param caught how many of them; parts of units make parts of events
     * @param best how many the same share would have caught with hindsight
     * @param share of the ground, more than 0, at most 1
     */
    public record Accuracy(long events, double caught, double best, double share) {
        /** Part of the events that were caught, 0 to 1; NaN where there were none. */
        public double hitRate() {
            return caught / events;
        }

        /** Times as many as the same share of ground would have caught by chance; NaN without events. */
        public double pai() {
            return hitRate() / share;
        }

        /** Part of what could have been caught, 0 to 1; NaN without events. */
        public double pei() {
            return caught / best;
        }

        /** Two tests of the same share as one: their events together. */
        public Accuracy and(Accuracy other) {
            if (share != other.share) {
                throw new IllegalArgumentException(
                        "shares of %s and %s are not one test".formatted(share, other.share));
            }
            return new Accuracy(events + other.events, caught + other.caught, best + other.best, share);
        }
    }

    /**
     * @param score of each unit, higher is taken first; no NaN
     * @param events of each unit after the list was made, 0 or more
     * @param size of each unit, for example m2 or metres, more than 0
     */
    public static Accuracy of(double[] score, int[] events, double[] size, double share) {
        return new Accuracy(
                IntStream.of(events).asLongStream().sum(),
                caught(taken(score, size, share), events),
                caught(taken(hindsight(events, size), size, share), events),
                share);
    }

    /** Events per size: the score that nobody has before. */
    public static double[] hindsight(int[] events, double[] size) {
        if (events.length != size.length) {
            throw new IllegalArgumentException("%d counts but %d sizes".formatted(events.length, size.length));
        }
        var score = new double[events.length];
        for (int i = 0; i < score.length; i++) {
            if (events[i] < 0) {
                throw new IllegalArgumentException("unit %d has %d events".formatted(i, events[i]));
            }
            score[i] = events[i] / size[i];
        }
        return score;
    }

    /**
     * The part of each unit, 0 to 1, that is taken; parts times sizes add up to the share of all.
     *
     * @throws IllegalArgumentException names the value that cannot be used
     */
    public static double[] taken(double[] score, double[] size, double share) {
        return taken(score, size, new double[] {share})[0];
    }

    /** As {@link #taken(double[], double[], double)} for each of several shares. */
    public static double[][] taken(double[] score, double[] size, double[] shares) {
        check(score, size, shares);
        double all = DoubleStream.of(size).sum();
        var ends = ends(score, size, all, shares);
        var taken = new double[shares.length][score.length];
        for (int s = 0; s < shares.length; s++) {
            double above = 0;
            double tied = 0;
            for (int i = 0; i < score.length; i++) {
                above += score[i] > ends[s] ? size[i] : 0;
                tied += score[i] == ends[s] ? size[i] : 0;
            }
            double part = Math.max(0, Math.min(1, (shares[s] * all - above) / tied));
            for (int i = 0; i < score.length; i++) {
                taken[s][i] = score[i] > ends[s] ? 1 : score[i] == ends[s] ? part : 0;
            }
        }
        return taken;
    }

    /** For each share the score of the units among which it ends. */
    private static double[] ends(double[] score, double[] size, double all, double[] shares) {
        int n = score.length;
        var ends = new double[shares.length];
        if (n == 0) {
            return ends;
        }
        if (DoubleStream.of(size).allMatch(one -> one == size[0])) {
            // squares: numbers alone are sorted ten times as fast as places
            var sorted = score.clone();
            Arrays.sort(sorted);
            for (int s = 0; s < shares.length; s++) {
                ends[s] = sorted[n - (int) Math.max(1, Math.ceil(shares[s] * n - 1e-9))];
            }
            return ends;
        }
        var order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> score[i]).reversed())
                .toArray(Integer[]::new);
        for (int s = 0; s < shares.length; s++) {
            double sum = 0;
            int next = 0;
            while (next < n - 1 && (sum += size[order[next]]) < shares[s] * all) {
                next++;
            }
            ends[s] = score[order[next]];
        }
        return ends;
    }

    /** @param taken part of each unit, as {@link #taken} gives it */
    public static double caught(double[] taken, int[] events) {
        if (taken.length != events.length) {
            throw new IllegalArgumentException("%d units but %d counts".formatted(taken.length, events.length));
        }
        double sum = 0;
        for (int i = 0; i < taken.length; i++) {
            sum += taken[i] * events[i];
        }
        return sum;
    }

    private static void check(double[] score, double[] size, double[] shares) {
        if (score.length != size.length) {
            throw new IllegalArgumentException("%d scores but %d sizes".formatted(score.length, size.length));
        }
        for (double share : shares) {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException(
                        "a share of %s is not usable: give more than 0, at most 1".formatted(share));
            }
        }
        for (int i = 0; i < score.length; i++) {
            if (Double.isNaN(score[i]) || !(size[i] > 0 && size[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("unit %d has score %s and size %s".formatted(i, score[i], size[i]));
            }
        }
    }
}

package se.lagesbild.gis.stats;

import java.util.Comparator;
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
        check(score, size, share);
        var order = IntStream.range(0, score.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> score[i]).reversed())
                .toArray(Integer[]::new);
        double left = 0;
        for (double one : size) {
            left += one;
        }
        left *= share;
        var taken = new double[score.length];
        int next = 0;
        while (next < order.length && left > 0) {
            int end = next;
            double tied = 0;
            while (end < order.length && score[order[end]] == score[order[next]]) {
                tied += size[order[end++]];
            }
            double part = Math.min(1, left / tied);
            while (next < end) {
                taken[order[next++]] = part;
            }
            left -= tied;
        }
        return taken;
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

    private static void check(double[] score, double[] size, double share) {
        if (score.length != size.length) {
            throw new IllegalArgumentException("%d scores but %d sizes".formatted(score.length, size.length));
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "a share of %s is not usable: give more than 0, at most 1".formatted(share));
        }
        for (int i = 0; i < score.length; i++) {
            if (Double.isNaN(score[i]) || !(size[i] > 0 && size[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("unit %d has score %s and size %s".formatted(i, score[i], size[i]));
            }
        }
    }
}

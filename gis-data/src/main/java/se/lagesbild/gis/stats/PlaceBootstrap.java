package se.lagesbild.gis.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How far a sum over places might have come out by chance. Places are drawn again, each with all that belongs to it, since events at one
 * place come together: each place counts as often as a Poisson number of mean 1 says. The same draws serve all columns, so that two methods
 * can be compared place by place. Same seed, same answer. Pure.
 *
 * <p>Source: Poisson bootstrap, Hanley and MacGibbon (2006), Computer Methods and Programs in Biomedicine 83, 57-62.
 */
public final class PlaceBootstrap {
    private PlaceBootstrap() {}

    /** Middle 95 % of what was drawn. */
    public record Band(double low, double high) {
        /** @param drawn any order, NaN where a draw says nothing; NaN to NaN where all do */
        public static Band of(double[] drawn) {
            var sorted = Arrays.stream(drawn)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            if (sorted.length == 0) {
                return new Band(Double.NaN, Double.NaN);
            }
            return new Band(at(sorted, 0.025), at(sorted, 0.975));
        }

        private static double at(double[] sorted, double part) {
            double place = part * (sorted.length - 1);
            int below = (int) place;
            int above = Math.min(below + 1, sorted.length - 1);
            return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
        }
    }

    /**
     * @param columns each as long as there are places: what one place adds to the sum of the column
     * @return for each draw the sum of each column
     */
    public static double[][] sums(double[][] columns, int draws, long seed) {
        int places = columns.length == 0 ? 0 : columns[0].length;
        for (var column : columns) {
            if (column.length != places) {
                throw new IllegalArgumentException("columns of %d and %d places".formatted(places, column.length));
            }
        }
        // place by place, without the many that add nothing to most columns
        var at = new int[places][];
        for (int p = 0; p < places; p++) {
            at[p] = filled(columns, p);
        }
        var random = new SplittableRandom(seed);
        var sums = new double[draws][columns.length];
        for (var sum : sums) {
            for (int p = 0; p < places; p++) {
                int times = poisson(random);
                if (times > 0) {
                    for (int c : at[p]) {
                        sum[c] += times * columns[c][p];
                    }
                }
            }
        }
        return sums;
    }

    private static int[] filled(double[][] columns, int place) {
        var found = new int[columns.length];
        int n = 0;
        for (int c = 0; c < columns.length; c++) {
            if (columns[c][place] != 0) {
                found[n++] = c;
            }
        }
        return Arrays.copyOf(found, n);
    }

    /** Mean 1, by its distribution function. */
    private static int poisson(SplittableRandom random) {
        double left = random.nextDouble();
        double chance = Math.exp(-1);
        int k = 0;
        while (left >= chance && k < 20) {
            left -= chance;
            chance /= ++k;
        }
        return k;
    }
}

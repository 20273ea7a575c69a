package se.lagesbild.gis.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Chooses comparison places by what happened in them before: the counts of the same parts of a time, on the scale of square roots, where a
 * difference means as much for large counts as for small ones. The nearest come first. Pure, thread-safe.
 *
 * <p>The time that is matched on must not be the one that the change is measured from: places that are like by chance would seem to change
 * when chance is over (Daw and Hatfield 2018, Health Serv. Res. 53(6), 4138-4156).
 */
public final class SimilarPlaces {
    /** Their sum may be this many times as large or as small as the place's own, and a little more where it is small. */
    private static final double MOST_TIMES = 1.5;

    private static final int SMALL = 3;

    private SimilarPlaces() {}

    /** @param distance squared difference of the roots, twice that, summed: about the number of parts where two places are alike */
    public record Similar(int candidate, int total, double distance) {}

    /**
     * @param own counts of the place, one for each part of the time
     * @param candidates the same for each candidate
     * @param most how many to choose
     * @param fits asked in the order of likeness, of each that would be chosen; false passes it over (it overlaps one that is chosen)
     */
    public static List<Similar> choose(int[] own, int[][] candidates, int most, IntPredicate fits) {
        int total = Arrays.stream(own).sum();
        var like = new ArrayList<Similar>();
        for (int i = 0; i < candidates.length; i++) {
            int theirs = Arrays.stream(candidates[i]).sum();
            if (theirs <= total * MOST_TIMES + SMALL && theirs * MOST_TIMES + SMALL >= total && theirs > 0) {
                int at = i;
                double distance = IntStream.range(0, own.length)
                        .mapToDouble(k -> 4 * Math.pow(Math.sqrt(own[k]) - Math.sqrt(candidates[at][k]), 2))
                        .sum();
                like.add(new Similar(i, theirs, distance));
            }
        }
        like.sort(Comparator.comparingDouble(Similar::distance).thenComparingInt(Similar::candidate));
        var chosen = new ArrayList<Similar>();
        for (var one : like) {
            if (chosen.size() < most && fits.test(one.candidate())) {
                chosen.add(one);
            }
        }
        return List.copyOf(chosen);
    }
}

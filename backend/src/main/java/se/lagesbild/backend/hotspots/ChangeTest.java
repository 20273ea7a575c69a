package se.lagesbild.backend.hotspots;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import se.lagesbild.gis.stats.PoissonPair;

/**
 * Whether a listed place has changed since another period, honestly: a place that is listed because it has many reports now has more
 * than before by that choice alone, in a town where nothing changed. Pure.
 *
 * <p>What the choice does is found by doing it again: every report of both periods is kept in its cell and thrown anew between the
 * two, with the share of the time as its chance; the list is made of what fell on "now", and the changes of the places on that list
 * are what no change looks like. A conditional test: given the sum of a cell, its split does not depend on the cell's own rate.
 * Where the cells outside the strongest places vary more between the periods than chance does, the throws vary as much (Pólya's urn, which gives
 * the beta-binomial distribution; moment estimate of the correlation).
 */
final class ChangeTest {
    /** So many changes without a cause are compared with: the tails of 2.5 % then hold ten of them each. */
    private static final int WANTED = 400;

    private static final int FEWEST_ROUNDS = 25;
    private static final int MOST_ROUNDS = 400;

    /** Cells and reports that may be thrown in all, so that a large town is not waited for. */
    private static final long MOST_WORK = 20_000_000;

    /** With fewer other cells than this nobody knows how much they vary by themselves. */
    private static final int FEWEST_OTHERS = 30;

    private static final int WATCHED = 12;

    private final double beforeDays;
    private final double nowDays;
    private final double[] unchanged;

    private ChangeTest(double beforeDays, double nowDays, double[] unchanged) {
        this.beforeDays = beforeDays;
        this.nowDays = nowDays;
        this.unchanged = unchanged;
    }

    /**
     * Same input, same answer.
     *
     * @param before reports of each of the statistics' cells in the other period
     * @param limit that the list was made with
     * @param beforeDays length of the other period, above 0; {@code nowDays} of the one that the list is of
     */
    static ChangeTest of(
            CellStatistics statistics, int[] before, boolean byHarm, int limit, double beforeDays, double nowDays) {
        int n = statistics.size();
        var total =
                IntStream.range(0, n).map(i -> statistics.count(i) + before[i]).toArray();
        double share = nowDays / (beforeDays + nowDays);
        var town = new ThrownTown(statistics, total, byHarm);
        // the strongest places of both periods together, always as many: what changed in them is to be found and must
        // not pass for unrest,
        // and a short list must say the same of a place as a long one
        town.gather(total);
        double correlation = correlation(statistics, total, SpotRanking.rank(town, byHarm, WATCHED));
        var random = new SplittableRandom(20260101);
        var found = new double[WANTED + 2 * limit];
        int filled = 0;
        long work = Math.max(1, n + Arrays.stream(total).asLongStream().sum());
        long rounds = Math.max(FEWEST_ROUNDS, Math.min(MOST_ROUNDS, MOST_WORK / work));
        for (int round = 0; round < rounds && filled < WANTED; round++) {
            town.toss(total, share, correlation, random);
            for (var place : SpotRanking.rank(town, byHarm, limit)) {
                int all = place.cells().stream()
                        .mapToInt(cell -> total[statistics.indexOf(cell)])
                        .sum();
                if (all >= HotSpotRun.FEWEST_TO_COMPARE) {
                    found[filled++] = z(all - place.count(), place.count(), beforeDays, nowDays);
                }
            }
        }
        var unchanged = Arrays.copyOf(found, filled);
        Arrays.sort(unchanged);
        return new ChangeTest(beforeDays, nowDays, unchanged);
    }

    /**
     * Two-sided p of a listed place's change, with regard to its having been chosen; never smaller than the exact comparison of the two
     * counts.
     */
    double p(int before, int now) {
        double exact = PoissonPair.compare(before, beforeDays, now, nowDays).pExactDoubled();
        double z = z(before, now, beforeDays, nowDays);
        long above = Arrays.stream(unchanged).filter(one -> one >= z).count();
        long below = Arrays.stream(unchanged).filter(one -> one <= z).count();
        double chosen = 2.0 * (1 + Math.min(above, below)) / (1 + unchanged.length);
        return Math.min(1, Math.max(exact, chosen));
    }

    private static double z(int before, int now, double beforeDays, double nowDays) {
        double ratio = nowDays / beforeDays;
        return 2 * (Math.sqrt(now) - Math.sqrt(before * ratio)) / Math.sqrt(1 + ratio);
    }

    /**
     * How alike the reports of a cell fall, from 0 on, by the cells that are not watched: the moment estimate where it is more than
     * its standard error, else 0. Small cells alone would otherwise tell of an unrest that hides every change of a large place.
     */
    private static double correlation(CellStatistics statistics, int[] total, List<SpotRanking.Place> watched) {
        var taken = new boolean[total.length];
        watched.forEach(place -> place.cells().forEach(cell -> taken[statistics.indexOf(cell)] = true));
        var others = IntStream.range(0, total.length)
                .filter(i -> !taken[i] && total[i] > 1)
                .toArray();
        double all = Arrays.stream(others).mapToDouble(i -> total[i]).sum();
        double share =
                Arrays.stream(others).mapToDouble(i -> statistics.count(i)).sum() / all;
        if (others.length < FEWEST_OTHERS || !(share > 0 && share < 1)) {
            return 0;
        }
        double spread = 0;
        double pairs = 0;
        double squares = 0;
        for (int i : others) {
            double distance = statistics.count(i) - total[i] * share;
            spread += distance * distance / (share * (1 - share));
            pairs += total[i] * (total[i] - 1.0);
            squares += (double) total[i] * total[i];
        }
        double estimate = (spread - all) / pairs;
        return estimate <= Math.sqrt(2 * squares) / pairs ? 0 : Math.min(0.5, estimate);
    }
}

package se.lagesbild.backend.hotspots.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.lagesbild.gis.stats.PlaceBootstrap;
import se.lagesbild.gis.stats.PlaceBootstrap.Band;
import se.lagesbild.gis.stats.SpotAccuracy;
import se.lagesbild.gis.stats.SpotAccuracy.Accuracy;

/**
 * Methods against each other: each makes its list at several moments from what was known, and is scored on the time until the next. Who
 * has the highest mean of the prediction efficiency index over the shares wins. Pure; same events, same answer.
 */
final class Contest {
    /** Parts of the ground, as in most published comparisons. */
    static final double[] SHARES = {0.01, 0.025, 0.05, 0.1};

    /** Under it no list is said to be better than another. */
    static final int FEWEST_EVENTS = 20;

    private static final int DRAWS = 400;
    private static final long SEED = 20_080_101;

    private Contest() {}

    /** @param pai and {@code pei}: how far they might have come out by chance, squares drawn again; null for chance itself */
    record Score(
            Accuracy accuracy, @Nullable Band pai, @Nullable Band pei) {}

    /** @param meanPei over the shares, NaN without events */
    record Standing(Method method, List<Score> scores, double meanPei) {}

    enum Verdict {
        /** Fewer than {@link #FEWEST_EVENTS} events to test on. */
        TOO_FEW,
        /** No other method had more than the plain counts. */
        PLAIN,
        /** Another method had more, but chance can make that much. */
        TIE,
        /** Another method had more than chance makes. */
        BETTER
    }

    /**
     * @param moments first instant of each test, microseconds, and at last the end
     * @param trained events before each test
     * @param tested events in each test
     * @param rival the best plain count where another method won, the best other method where plain counts won
     * @param margin mean PEI of the winner over that of the rival, as a difference
     */
    record Result(
            List<Standing> standings,
            List<Integer> trained,
            List<Integer> tested,
            Method winner,
            Method rival,
            double margin,
            Band band,
            Verdict verdict) {
        long events() {
            return tested.stream().mapToLong(Integer::longValue).sum();
        }
    }

    static Result run(StudyArea area, Events events, long[] moments, CellRanker ranker) {
        var cellOf = area.cellsOf(events.x(), events.y());
        var methods = Method.ALL;
        int shares = SHARES.length;
        int best = methods.size();
        // what each square adds: by method and share, then the best of each share, then all events
        var columns = new double[(methods.size() + 1) * shares + 1][area.size()];
        var size = new double[area.size()];
        java.util.Arrays.fill(size, 1);
        var trained = new ArrayList<Integer>();
        var tested = new ArrayList<Integer>();
        for (int m = 0; m + 1 < moments.length; m++) {
            int first = events.first(moments[m]);
            int end = events.first(moments[m + 1]);
            var after = new int[area.size()];
            for (int i = first; i < end; i++) {
                after[cellOf[i]]++;
            }
            trained.add(first);
            tested.add(end - first);
            var forecast = new Forecast(area, events, cellOf, moments[m], ranker);
            for (int k = 0; k <= methods.size(); k++) {
                var score = k == best ? SpotAccuracy.hindsight(after, size) : forecast.by(methods.get(k));
                var taken = SpotAccuracy.taken(score, size, SHARES);
                for (int s = 0; s < shares; s++) {
                    add(columns[k * shares + s], taken[s], after);
                }
            }
            add(columns[columns.length - 1], size, after);
        }
        return judged(columns, trained, tested);
    }

    private static void add(double[] column, double[] taken, int[] after) {
        for (int i = 0; i < column.length; i++) {
            column[i] += taken[i] * after[i];
        }
    }

    private static Result judged(double[][] columns, List<Integer> trained, List<Integer> tested) {
        var methods = Method.ALL;
        var drawn = PlaceBootstrap.sums(compact(columns), DRAWS, SEED);
        var sums = new double[columns.length];
        for (int c = 0; c < columns.length; c++) {
            sums[c] = java.util.Arrays.stream(columns[c]).sum();
        }
        var standings = new ArrayList<Standing>();
        for (int k = 0; k < methods.size(); k++) {
            var scores = new ArrayList<Score>();
            for (int s = 0; s < SHARES.length; s++) {
                scores.add(score(methods.get(k), k, s, sums, drawn));
            }
            standings.add(new Standing(methods.get(k), scores, meanPei(sums, k)));
        }
        int plain = best(standings, true);
        int other = best(standings, false);
        boolean plainLost =
                standings.get(other).meanPei() > standings.get(plain).meanPei();
        int winner = plainLost ? other : plain;
        int rival = plainLost ? plain : other;
        var margins = IntStream.range(0, drawn.length)
                .mapToDouble(d -> meanPei(drawn[d], winner) - meanPei(drawn[d], rival))
                .toArray();
        var band = Band.of(margins);
        int events = tested.stream().mapToInt(Integer::intValue).sum();
        Verdict verdict;
        if (events < FEWEST_EVENTS) {
            verdict = Verdict.TOO_FEW;
        } else if (!plainLost) {
            verdict = Verdict.PLAIN;
        } else {
            verdict = band.low() > 0 ? Verdict.BETTER : Verdict.TIE;
        }
        return new Result(
                standings,
                trained,
                tested,
                methods.get(winner),
                methods.get(rival),
                meanPei(sums, winner) - meanPei(sums, rival),
                band,
                verdict);
    }

    /** Squares without a later event add nothing and are not drawn. */
    private static double[][] compact(double[][] columns) {
        var all = columns[columns.length - 1];
        var kept = IntStream.range(0, all.length).filter(i -> all[i] > 0).toArray();
        var compact = new double[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            var column = columns[c];
            compact[c] =
                    java.util.Arrays.stream(kept).mapToDouble(i -> column[i]).toArray();
        }
        return compact;
    }

    private static Score score(Method method, int k, int s, double[] sums, double[][] drawn) {
        int own = k * SHARES.length + s;
        int best = Method.ALL.size() * SHARES.length + s;
        int all = sums.length - 1;
        var accuracy = new Accuracy(Math.round(sums[all]), sums[own], sums[best], SHARES[s]);
        if (method.kind() == Method.Kind.NOTHING) {
            return new Score(accuracy, null, null);
        }
        var pai = java.util.Arrays.stream(drawn)
                .mapToDouble(draw -> draw[own] / draw[all] / SHARES[s])
                .toArray();
        var pei = java.util.Arrays.stream(drawn)
                .mapToDouble(draw -> draw[own] / draw[best])
                .toArray();
        return new Score(accuracy, Band.of(pai), Band.of(pei));
    }

    private static double meanPei(double[] sums, int k) {
        double mean = 0;
        for (int s = 0; s < SHARES.length; s++) {
            mean += sums[k * SHARES.length + s] / sums[Method.ALL.size() * SHARES.length + s] / SHARES.length;
        }
        return mean;
    }

    /** The first of the best, plain or not plain. */
    private static int best(List<Standing> standings, boolean plain) {
        int best = -1;
        for (int k = 0; k < standings.size(); k++) {
            boolean eligible = standings.get(k).method().plain() == plain;
            if (eligible
                    && (best < 0
                            || standings.get(k).meanPei() > standings.get(best).meanPei())) {
                best = k;
            }
        }
        return best;
    }
}

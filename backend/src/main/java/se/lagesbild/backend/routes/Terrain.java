package se.lagesbild.backend.routes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.routes.RoundProblem.Candidate;
import se.lagesbild.backend.routes.RoundProblem.Shift;
import se.lagesbild.backend.routes.RoundProblem.Window;

/**
 * A {@link RoundProblem} as plain arrays, which the search reads some hundred million times. Unchanged once made, but for the windows of places
 * that are visited twice.
 *
 * <p>Node numbers: the candidates, then the further rows of the matrix, then {@link #anywhere}, from and to which every walk
 * is 0. Times and metres are doubles so that the same search can be measured on published instances; in a round they hold
 * whole seconds.
 */
final class Terrain {
    final int places;
    final int shifts;
    final int anywhere;
    final double[][] seconds;
    /** As {@link #seconds}, row to, column from. */
    final double[][] secondsTo;

    final double[][] metres;
    /** As {@link #metres}, row to, column from. */
    final double[][] metresTo;

    final double[] prize;
    final double[] dwell;
    /** Per place the sorted begins of its windows, and their ends at the same index. Never empty. */
    final double[][] opens;

    final double[][] closes;
    /** Per shift: its times, its break (0 for none) and when that may begin, its cap, its first and last node. */
    final double[] begins;

    final double[] ends;
    final double[] rest;
    final double[] restFrom;
    final double[] restLatest;
    final double[] cap;
    final int[] first;
    final int[] last;

    /** No windows, no break and no cap: a delay is the same at any time, and what fits depends on the sum alone. */
    final boolean plain;
    /** Each place has one window at most: its ends, for the quick way through {@link Course#look}. */
    final boolean simple;

    final double[] open;
    final double[] close;
    /** Shifts that are alike have the same number; a course of one can be walked by the other. */
    final int[] kind;
    /** Per place and shift whether the place may be in that round; null where every place may be anywhere. */
    final boolean @Nullable [][] allowed;

    /** Places that have to be visited if that is possible at all. */
    final boolean[] pinned;

    /** How many of the places, the last ones, are second visits of others; per place whose, -1 for none. See {@link Twins}. */
    final int twins;

    final int[] firstOf;
    /** Per twin: least time from the begin of the first visit to the begin of the second. */
    final double[] apart;

    private final double[][] allOpens;
    private final double[][] allCloses;

    private Terrain(
            double[][] metres,
            double[][] seconds,
            double[] prize,
            double[] dwell,
            double[][] opens,
            double[][] closes,
            List<Walker> walkers,
            boolean @Nullable [][] allowed,
            boolean[] pinned,
            int[] firstOf,
            double[] apart) {
        this.pinned = pinned;
        this.firstOf = firstOf;
        this.apart = apart;
        this.twins = apart.length;
        this.places = prize.length;
        this.shifts = walkers.size();
        this.anywhere = metres.length;
        this.metres = withAnywhere(metres);
        this.seconds = seconds == metres ? this.metres : withAnywhere(seconds);
        this.metresTo = turned(this.metres);
        this.secondsTo = seconds == metres ? metresTo : turned(this.seconds);
        this.prize = prize;
        this.dwell = dwell;
        this.opens = opens;
        this.closes = closes;
        allOpens = opens.clone();
        allCloses = closes.clone();
        this.allowed = allowed;
        begins = walkers.stream().mapToDouble(Walker::begins).toArray();
        ends = walkers.stream().mapToDouble(Walker::ends).toArray();
        rest = walkers.stream().mapToDouble(Walker::rest).toArray();
        restFrom = walkers.stream().mapToDouble(Walker::restFrom).toArray();
        restLatest = walkers.stream().mapToDouble(Walker::restLatest).toArray();
        cap = walkers.stream().mapToDouble(Walker::cap).toArray();
        first = walkers.stream().mapToInt(w -> node(w.first())).toArray();
        last = walkers.stream().mapToInt(w -> node(w.last())).toArray();
        kind = new int[shifts];
        for (int s = 0; s < shifts; s++) {
            while (!alike(walkers, kind[s], s)) kind[s]++;
        }
        open = new double[places];
        close = new double[places];
        boolean free = true;
        boolean one = true;
        for (int i = 0; i < places; i++) {
            open[i] = opens[i][0];
            close[i] = closes[i][closes[i].length - 1];
            free &= open[i] == Double.NEGATIVE_INFINITY && close[i] == Double.POSITIVE_INFINITY;
            one &= opens[i].length == 1;
        }
        simple = one && twins == 0;
        plain = free
                && twins == 0
                && walkers.stream().allMatch(w -> w.rest() == 0 && w.cap() == Double.POSITIVE_INFINITY);
    }

    private boolean alike(List<Walker> walkers, int one, int other) {
        if (!walkers.get(one).equals(walkers.get(other))) return false;
        if (allowed != null) for (boolean[] of : allowed) if (of[one] != of[other]) return false;
        return true;
    }

    private record Walker(
            double begins,
            double ends,
            double rest,
            double restFrom,
            double restLatest,
            double cap,
            int first,
            int last) {}

    static Terrain of(Doubled problem, Wishes wishes) {
        double[][] metres = problem.metres();
        double[][] seconds = new double[metres.length][metres.length];
        for (int i = 0; i < seconds.length; i++) {
            for (int j = 0; j < seconds.length; j++) {
                seconds[i][j] =
                        RoundProblem.walkSeconds(metres[i][j], problem.problem().metresPerMinute());
            }
        }
        List<Candidate> candidates = problem.places();
        int[] firstOf = problem.firstOf();
        double[][] opens = new double[candidates.size()][];
        double[][] closes = new double[candidates.size()][];
        for (int place = 0; place < opens.length; place++) {
            List<Window> windows = apart(candidates.get(place).windows());
            boolean always = windows.isEmpty();
            opens[place] = always
                    ? new double[] {Double.NEGATIVE_INFINITY}
                    : windows.stream().mapToDouble(Window::fromSecond).toArray();
            closes[place] = always
                    ? new double[] {Double.POSITIVE_INFINITY}
                    : windows.stream().mapToDouble(Window::toSecond).toArray();
        }
        return new Terrain(
                metres,
                seconds,
                IntStream.range(0, opens.length)
                        .mapToDouble(i -> firstOf[i] < 0
                                ? candidates.get(i).prize()
                                : candidates.get(i).secondPrize())
                        .toArray(),
                candidates.stream().mapToDouble(Candidate::dwellSeconds).toArray(),
                opens,
                closes,
                problem.shifts().stream().map(s -> walker(s, problem)).toList(),
                wishes.allowed(firstOf, problem.shifts().size()),
                wishes.pinnedOf(opens.length),
                firstOf,
                Arrays.stream(problem.twinOf())
                        .mapToDouble(i -> candidates.get(i).dwellSeconds()
                                + (double) candidates.get(i).gapSeconds())
                        .toArray());
    }

    /** Cuts the windows of a place and its twin apart: the first visit begins at that time at the latest, infinite for one visit. */
    void cut(int t, double at) {
        int twin = places - twins + t;
        clip(firstOf[twin], Double.NEGATIVE_INFINITY, at);
        clip(twin, at + apart[t], Double.POSITIVE_INFINITY);
    }

    /** The second visit of a candidate, or itself where there is none. */
    int twinOf(int candidate) {
        for (int i = places - twins; i < places; i++) if (firstOf[i] == candidate) return i;
        return candidate;
    }

    private void clip(int place, double from, double to) {
        double[] begins = allOpens[place];
        double[] ends = allCloses[place];
        int[] left = IntStream.range(0, begins.length)
                .filter(w -> from < Double.POSITIVE_INFINITY && ends[w] >= from && begins[w] <= to)
                .toArray();
        boolean never = left.length == 0;
        opens[place] = never
                ? new double[] {Double.POSITIVE_INFINITY}
                : Arrays.stream(left)
                        .mapToDouble(w -> Math.max(begins[w], from))
                        .toArray();
        closes[place] = never
                ? new double[] {Double.NEGATIVE_INFINITY}
                : Arrays.stream(left).mapToDouble(w -> Math.min(ends[w], to)).toArray();
        open[place] = opens[place][0];
        close[place] = closes[place][closes[place].length - 1];
    }

    /** Sorted, and joined where they meet. */
    private static List<Window> apart(List<Window> windows) {
        List<Window> apart = new ArrayList<>();
        for (Window window : windows.stream()
                .sorted(Comparator.comparingInt(Window::fromSecond))
                .toList()) {
            Window before = apart.isEmpty() ? null : apart.get(apart.size() - 1);
            if (before != null && window.fromSecond() <= before.toSecond()) {
                apart.set(
                        apart.size() - 1,
                        new Window(before.fromSecond(), Math.max(before.toSecond(), window.toSecond())));
            } else {
                apart.add(window);
            }
        }
        return apart;
    }

    private static Walker walker(Shift s, Doubled problem) {
        return new Walker(
                s.startSecond(),
                s.endSecond(),
                s.breakSeconds(),
                s.breakFrom(),
                s.breakLatest(),
                s.maxStreetMetres(),
                problem.row(s.startIndex()),
                problem.row(s.endIndex()));
    }

    static Terrain of(Orienteering problem) {
        int places = problem.prize().length;
        double[][] opens = new double[places][1];
        double[][] closes = new double[places][1];
        for (int i = 0; i < places; i++) {
            opens[i][0] = problem.opens()[i];
            closes[i][0] = problem.closes()[i];
        }
        var walker = new Walker(0, problem.budget(), 0, 0, 0, Double.POSITIVE_INFINITY, places, places + 1);
        return new Terrain(
                problem.walk(),
                problem.walk(),
                problem.prize(),
                problem.dwell(),
                opens,
                closes,
                Collections.nCopies(problem.routes(), walker),
                null,
                new boolean[places],
                IntStream.generate(() -> -1).limit(places).toArray(),
                new double[0]);
    }

    /** Earliest begin of a visit for somebody who is there at {@code time}; infinite after the last window. */
    double visitFrom(int place, double time) {
        double[] to = closes[place];
        for (int w = 0; w < to.length; w++) {
            if (time <= to[w]) return Math.max(time, opens[place][w]);
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Latest begin of a visit that is not after {@code time}; minus infinity before the first window. */
    double visitUntil(int place, double time) {
        double[] from = opens[place];
        double latest = Double.NEGATIVE_INFINITY;
        for (int w = 0; w < from.length && from[w] <= time; w++) {
            latest = Math.max(latest, Math.min(time, closes[place][w]));
        }
        return latest;
    }

    private int node(int index) {
        return index == RoundProblem.ANYWHERE ? anywhere : index;
    }

    private static double[][] turned(double[][] matrix) {
        double[][] turned = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) turned[j][i] = matrix[i][j];
        }
        return turned;
    }

    private static double[][] withAnywhere(double[][] matrix) {
        double[][] wider = new double[matrix.length + 1][matrix.length + 1];
        for (int i = 0; i < matrix.length; i++) System.arraycopy(matrix[i], 0, wider[i], 0, matrix.length);
        return wider;
    }
}

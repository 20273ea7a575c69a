package se.lagesbild.backend.routes;

import java.util.Comparator;
import java.util.List;
import se.lagesbild.backend.routes.RoundProblem.Candidate;
import se.lagesbild.backend.routes.RoundProblem.Shift;
import se.lagesbild.backend.routes.RoundProblem.Window;

/**
 * A {@link RoundProblem} as plain arrays, which the search reads some hundred million times. Unchanged once made.
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
    final double[][] metres;
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

    /**
     * @param metres  square matrix of the candidates and the start and end points
     * @param seconds its walking times
     */
    Terrain(List<Candidate> candidates, List<Shift> shifts, double[][] metres, double[][] seconds) {
        this.places = candidates.size();
        this.shifts = shifts.size();
        this.anywhere = metres.length;
        this.metres = withAnywhere(metres);
        this.seconds = withAnywhere(seconds);
        prize = candidates.stream().mapToDouble(Candidate::prize).toArray();
        dwell = candidates.stream().mapToDouble(Candidate::dwellSeconds).toArray();
        opens = new double[places][];
        closes = new double[places][];
        for (int place = 0; place < places; place++) {
            List<Window> windows = candidates.get(place).windows().stream()
                    .sorted(Comparator.comparingInt(Window::fromSecond).thenComparingInt(Window::toSecond))
                    .toList();
            boolean always = windows.isEmpty();
            opens[place] = always
                    ? new double[] {Double.NEGATIVE_INFINITY}
                    : windows.stream().mapToDouble(Window::fromSecond).toArray();
            closes[place] = always
                    ? new double[] {Double.POSITIVE_INFINITY}
                    : windows.stream().mapToDouble(Window::toSecond).toArray();
        }
        begins = shifts.stream().mapToDouble(Shift::startSecond).toArray();
        ends = shifts.stream().mapToDouble(Shift::endSecond).toArray();
        rest = shifts.stream().mapToDouble(Shift::breakSeconds).toArray();
        restFrom = shifts.stream().mapToDouble(Shift::breakFrom).toArray();
        restLatest = shifts.stream().mapToDouble(Shift::breakLatest).toArray();
        cap = shifts.stream().mapToDouble(Shift::maxStreetMetres).toArray();
        first = shifts.stream().mapToInt(s -> node(s.startIndex())).toArray();
        last = shifts.stream().mapToInt(s -> node(s.endIndex())).toArray();
    }

    static Terrain of(RoundProblem problem) {
        double[][] seconds = new double[problem.metres().length][problem.metres().length];
        for (int i = 0; i < seconds.length; i++) {
            for (int j = 0; j < seconds.length; j++) {
                seconds[i][j] = RoundProblem.walkSeconds(problem.metres()[i][j], problem.metresPerMinute());
            }
        }
        return new Terrain(problem.candidates(), problem.shifts(), problem.metres(), seconds);
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

    private static double[][] withAnywhere(double[][] matrix) {
        double[][] wider = new double[matrix.length + 1][matrix.length + 1];
        for (int i = 0; i < matrix.length; i++) System.arraycopy(matrix[i], 0, wider[i], 0, matrix.length);
        return wider;
    }
}

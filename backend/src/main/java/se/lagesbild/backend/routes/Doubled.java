package se.lagesbild.backend.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import se.lagesbild.backend.routes.RoundProblem.Candidate;
import se.lagesbild.backend.routes.RoundProblem.Shift;

/**
 * A problem in which each place that may be visited twice stands a second time, as its twin behind all candidates.
 *
 * @param rows   the matrix row of the problem that each row is
 * @param twinOf per twin the candidate that it is
 */
record Doubled(RoundProblem problem, List<Candidate> places, int[] rows, int[] twinOf) {
    static Doubled of(RoundProblem problem) {
        List<Candidate> candidates = problem.candidates();
        int n = candidates.size();
        int[] twinOf = IntStream.range(0, n)
                .filter(i -> candidates.get(i).secondPrize() > 0)
                .toArray();
        List<Candidate> places = new ArrayList<>(candidates);
        for (int i : twinOf) places.add(candidates.get(i));
        int[] rows = new int[problem.metres().length + twinOf.length];
        for (int r = 0; r < rows.length; r++) {
            boolean twin = r >= n && r < n + twinOf.length;
            rows[r] = twin ? twinOf[r - n] : r < n ? r : r - twinOf.length;
        }
        return new Doubled(problem, places, rows, twinOf);
    }

    double[][] metres() {
        double[][] metres = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) metres[i][j] = problem.metres()[rows[i]][rows[j]];
        }
        return metres;
    }

    /** The row of a shift's start or end here. */
    int row(int index) {
        return index == RoundProblem.ANYWHERE ? index : index + twinOf.length;
    }

    /** Per place the candidate whose twin it is, -1 for a candidate itself. */
    int[] firstOf() {
        int n = problem.candidates().size();
        return IntStream.range(0, places.size())
                .map(i -> i < n ? -1 : twinOf[i - n])
                .toArray();
    }

    List<Shift> shifts() {
        return problem.shifts();
    }
}

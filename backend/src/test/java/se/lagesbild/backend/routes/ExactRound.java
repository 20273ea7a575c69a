package se.lagesbild.backend.routes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.lagesbild.backend.routes.RoundProblem.Candidate;
import se.lagesbild.backend.routes.RoundProblem.Shift;

/**
 * The true best round of one shift with at most 12 places, or of two: dynamic programming over all sets of places, their last one and
 * whether the break was taken, each with all pairs of time and metres of which none is better in both.
 */
final class ExactRound {
    /** Most prize, and the least metres that reach it. */
    record Best(double prize, double metres) {}

    private record Label(double time, double metres) {}

    private final RoundProblem problem;
    private final Shift shift;
    private final int n;

    private ExactRound(RoundProblem problem) {
        if (problem.shifts().size() != 1 || problem.candidates().size() > 12) {
            throw new IllegalArgumentException("one shift and at most 12 places can be solved exactly");
        }
        this.problem = problem;
        this.shift = problem.shifts().get(0);
        this.n = problem.candidates().size();
    }

    static Best solve(RoundProblem problem) {
        double[] shortest = new ExactRound(problem).shortest();
        Best best = new Best(-1, 0);
        for (int set = 0; set < shortest.length; set++) best = better(best, prize(problem, set), shortest[set]);
        return best;
    }

    /** The true best pair of rounds of two shifts: all pairs of sets without a place in common. */
    static Best solveTwo(RoundProblem problem) {
        double[] one = shortest(problem, 0);
        double[] other = shortest(problem, 1);
        Best best = new Best(-1, 0);
        for (int a = 0; a < one.length; a++) {
            int rest = one.length - 1 - a;
            // all subsets of the rest, the empty one last
            for (int b = rest; ; b = (b - 1) & rest) {
                best = better(best, prize(problem, a | b), one[a] + other[b]);
                if (b == 0) break;
            }
        }
        return best;
    }

    private static double[] shortest(RoundProblem problem, int shift) {
        var alone = new RoundProblem(
                problem.candidates(),
                List.of(problem.shifts().get(shift)),
                problem.metres(),
                problem.metresPerMinute());
        return new ExactRound(alone).shortest();
    }

    /** Per set of places, as bits, the least metres of a round that visits them all; infinite where there is none. */
    private double[] shortest() {
        double[] shortest = new double[1 << n];
        Arrays.fill(shortest, Double.POSITIVE_INFINITY);
        // row n stands for "still at the start"; column 0: the break is ahead, 1: it is over or there is none
        List<List<List<List<Label>>>> table = new ArrayList<>();
        for (int set = 0; set < 1 << n; set++) {
            List<List<List<Label>>> rows = new ArrayList<>();
            for (int last = 0; last <= n; last++) rows.add(List.of(new ArrayList<>(), new ArrayList<>()));
            table.add(rows);
        }
        table.get(0).get(n).get(shift.breakSeconds() == 0 ? 1 : 0).add(new Label(shift.startSecond(), 0));
        for (int set = 0; set < 1 << n; set++) {
            for (int last = 0; last <= n; last++) {
                for (Label label : table.get(set).get(last).get(0)) {
                    double from = Math.max(label.time, shift.breakFrom());
                    if (from <= shift.breakLatest()) {
                        add(table.get(set).get(last).get(1), new Label(from + shift.breakSeconds(), label.metres));
                    }
                }
                for (int rested = 0; rested < 2; rested++) {
                    for (Label label : List.copyOf(table.get(set).get(last).get(rested))) {
                        for (int next = 0; next < n; next++) {
                            if ((set & 1 << next) != 0) continue;
                            Label there = visit(label, last, next);
                            if (there != null)
                                add(table.get(set | 1 << next).get(next).get(rested), there);
                        }
                        if (rested == 1) shortest[set] = Math.min(shortest[set], home(label, last));
                    }
                }
            }
        }
        return shortest;
    }

    private Label visit(Label label, int last, int next) {
        Candidate candidate = problem.candidates().get(next);
        double metres = leg(last == n ? shift.startIndex() : last, next);
        double time = label.time + seconds(metres);
        double begin = candidate.windows().isEmpty() ? time : Double.POSITIVE_INFINITY;
        for (var window : candidate.windows()) {
            if (time <= window.toSecond()) begin = Math.min(begin, Math.max(time, window.fromSecond()));
        }
        Label there = new Label(begin + candidate.dwellSeconds(), label.metres + metres);
        return there.time <= shift.endSecond() && there.metres <= shift.maxStreetMetres() ? there : null;
    }

    private double home(Label label, int last) {
        double leg = leg(last == n ? shift.startIndex() : last, shift.endIndex());
        double metres = label.metres + leg;
        boolean fits = label.time + seconds(leg) <= shift.endSecond() && metres <= shift.maxStreetMetres();
        return fits ? metres : Double.POSITIVE_INFINITY;
    }

    private static double prize(RoundProblem problem, int set) {
        double prize = 0;
        for (int i = 0; i < problem.candidates().size(); i++) {
            if ((set & 1 << i) != 0) prize += problem.candidates().get(i).prize();
        }
        return prize;
    }

    private static Best better(Best best, double prize, double metres) {
        if (metres == Double.POSITIVE_INFINITY) return best;
        boolean more = prize > best.prize || (prize == best.prize && metres < best.metres);
        return more ? new Best(prize, metres) : best;
    }

    private double leg(int from, int to) {
        return from < 0 || to < 0 ? 0 : problem.metres()[from][to];
    }

    private double seconds(double metres) {
        return Math.ceil(metres / problem.metresPerMinute() * 60 - 1e-6);
    }

    private static void add(List<Label> labels, Label label) {
        for (Label other : labels) if (other.time <= label.time && other.metres <= label.metres) return;
        labels.removeIf(other -> label.time <= other.time && label.metres <= other.metres);
        labels.add(label);
    }
}

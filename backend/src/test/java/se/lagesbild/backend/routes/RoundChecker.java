package se.lagesbild.backend.routes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.lagesbild.backend.routes.RoundPlan.Pause;
import se.lagesbild.backend.routes.RoundPlan.Round;
import se.lagesbild.backend.routes.RoundPlan.Stop;
import se.lagesbild.backend.routes.RoundProblem.Candidate;
import se.lagesbild.backend.routes.RoundProblem.Shift;

/** Walks a plan stop by stop and lists every broken rule. Shares no code with the solver. */
final class RoundChecker {
    private final RoundProblem problem;
    private final List<String> faults = new ArrayList<>();
    private final Set<Integer> visited = new HashSet<>();
    private final Set<Integer> again = new HashSet<>();

    private RoundChecker(RoundProblem problem) {
        this.problem = problem;
    }

    static List<String> faults(RoundProblem problem, RoundPlan plan) {
        RoundChecker checker = new RoundChecker(problem);
        checker.check(plan);
        return checker.faults;
    }

    private void check(RoundPlan plan) {
        fault(plan.rounds().size() != problem.shifts().size(), "a round per shift");
        for (int s = 0; s < plan.rounds().size(); s++) {
            fault(plan.rounds().get(s).shift() != s, "rounds are in the order of the shifts");
            walk(plan.rounds().get(s), problem.shifts().get(s));
        }
        double prize = visited.stream()
                        .mapToDouble(i -> problem.candidates().get(i).prize())
                        .sum()
                + again.stream()
                        .mapToDouble(i -> problem.candidates().get(i).secondPrize())
                        .sum();
        double all = problem.candidates().stream()
                .mapToDouble(c -> c.prize() + c.secondPrize())
                .sum();
        checkGaps(plan);
        fault(Math.abs(prize - plan.coveredPrize()) > 1e-6, "the covered prize is the sum of the visited");
        fault(Math.abs(plan.covered() - (all == 0 ? 1 : prize / all)) > 1e-9, "the share covered is right");
        Set<Integer> out = new HashSet<>();
        plan.leftOut().forEach(left -> fault(!out.add(left.candidate()), "left out once"));
        for (int i = 0; i < problem.candidates().size(); i++) {
            fault(visited.contains(i) == out.contains(i), "place " + i + " is either visited or left out");
        }
    }

    private void checkGaps(RoundPlan plan) {
        for (int i : again) {
            List<Stop> both = plan.rounds().stream()
                    .flatMap(round -> round.stops().stream())
                    .filter(stop -> stop.candidate() == i)
                    .sorted(Comparator.comparingInt(Stop::arriveSecond))
                    .toList();
            int gap = both.get(1).arriveSecond() - both.get(0).leaveSecond();
            fault(gap < problem.candidates().get(i).gapSeconds(), "the visits of place " + i + " are apart");
        }
    }

    private void walk(Round round, Shift shift) {
        double now = shift.startSecond();
        double metres = 0;
        int at = shift.startIndex();
        Pause pause = round.pause();
        fault((pause == null) != (shift.breakSeconds() == 0), "a break where the shift has one");
        for (int p = 0; p <= round.stops().size(); p++) {
            if (pause != null && pause.beforeStop() == p) now = rest(pause, shift, now);
            int next = p == round.stops().size()
                    ? shift.endIndex()
                    : round.stops().get(p).candidate();
            double leg = at < 0 || next < 0 ? 0 : problem.metres()[at][next];
            metres += leg;
            now += Math.ceil(leg / problem.metresPerMinute() * 60 - 1e-6);
            if (p == round.stops().size()) break;
            now = visit(round.stops().get(p), leg, now);
            at = next;
        }
        fault(now > shift.endSecond(), "shift " + round.shift() + " ends in time");
        fault(now > round.endSecond(), "the end of shift " + round.shift() + " is when they can be there");
        fault(metres > shift.maxStreetMetres() + 1e-6, "shift " + round.shift() + " keeps its cap");
        fault(Math.abs(metres - round.walkMetres()) > 1e-6, "the walk of shift " + round.shift() + " is its legs");
    }

    private double rest(Pause pause, Shift shift, double now) {
        double third = (shift.endSecond() - shift.startSecond()) / 3.0;
        fault(pause.fromSecond() < now, "the break begins after the stop before it");
        fault(pause.toSecond() - pause.fromSecond() != shift.breakSeconds(), "the break has its length");
        // whole seconds: a third may be cut by less than one
        fault(pause.fromSecond() <= shift.startSecond() + third - 1, "the break is not before the middle third");
        fault(pause.toSecond() > shift.startSecond() + 2 * third, "the break is not after the middle third");
        return pause.toSecond();
    }

    private double visit(Stop stop, double leg, double now) {
        int i = stop.candidate();
        Candidate candidate = problem.candidates().get(i);
        if (!visited.add(i)) {
            fault(candidate.secondPrize() == 0 || !again.add(i), "place " + i + " is visited once");
        }
        fault(stop.arriveSecond() < now, "place " + i + " can be reached by then");
        boolean open = candidate.windows().isEmpty()
                || candidate.windows().stream()
                        .anyMatch(w -> w.fromSecond() <= stop.arriveSecond() && stop.arriveSecond() <= w.toSecond());
        fault(!open, "the visit of place " + i + " begins in a window");
        fault(stop.leaveSecond() - stop.arriveSecond() != candidate.dwellSeconds(), "place " + i + " has its dwell");
        fault(Math.abs(stop.walkMetres() - leg) > 1e-6, "the walk to place " + i + " is right");
        return stop.leaveSecond();
    }

    private void fault(boolean broken, String rule) {
        if (broken) faults.add("broken: " + rule);
    }
}

package se.lagesbild.backend.routes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.routes.RoundProblem.Candidate;
import se.lagesbild.backend.routes.RoundProblem.Shift;
import se.lagesbild.backend.routes.RoundProblem.Window;

/**
 * Costs rounds as somebody gives them: walks from stop to stop in that order, waits for a place's next time, and says at which stops it is too
 * late. Changes nothing of the order, and shares no code with the search, so that plans of any origin are measured alike. Pure.
 */
final class GivenRounds {
    private GivenRounds() {}

    /** Why a stop does not count, although it stands in the round: the first that holds. */
    enum Miss {
        NOT_REACHABLE,
        /** The pair comes after the last time at which a visit may begin. */
        AFTER_WINDOW,
        /** After the visit the pair could not be back in time. */
        AFTER_SHIFT,
        /** Up to here and on to the end it is farther than the cap. */
        OVER_LENGTH_CAP
    }

    /** @param walkMetres from the stop before, or from the start point */
    record Stop(
            int candidate,
            int arriveSecond,
            int leaveSecond,
            double walkMetres,
            @Nullable Miss miss) {}

    /**
     * @param walkMetres whole walk, past the stops that do not count too
     * @param endSecond when the pair is at its end point, after the shift where that is so
     * @param restInTime false where the break could not lie within the middle third of the shift
     */
    record Round(int shift, List<Stop> stops, double walkMetres, int endSecond, boolean restInTime) {}

    /** @param prize of the stops that count */
    record Walked(List<Round> rounds, double prize) {}

    /**
     * @param rounds candidates in the order of the visits, one list per shift from the first; shifts without one stay empty. Each candidate
     *     at most once
     */
    static Walked walk(RoundProblem problem, List<List<Integer>> rounds) {
        var walked = new ArrayList<Round>();
        double prize = 0;
        for (int s = 0; s < problem.shifts().size(); s++) {
            var best = best(problem, s, s < rounds.size() ? rounds.get(s) : List.of());
            walked.add(best);
            prize += prize(problem, best);
        }
        return new Walked(walked, prize);
    }

    /** The break stands where most prize is left, as late as that allows. */
    private static Round best(RoundProblem problem, int s, List<Integer> order) {
        if (problem.shifts().get(s).breakSeconds() == 0) {
            return one(problem, s, order, -1);
        }
        Round best = one(problem, s, order, order.size());
        for (int leg = order.size() - 1; leg >= 0; leg--) {
            var other = one(problem, s, order, leg);
            boolean better = other.restInTime() != best.restInTime()
                    ? other.restInTime()
                    : prize(problem, other) > prize(problem, best);
            if (better) {
                best = other;
            }
        }
        return best;
    }

    private static double prize(RoundProblem problem, Round round) {
        return round.stops().stream()
                .filter(stop -> stop.miss() == null)
                .mapToDouble(stop -> problem.candidates().get(stop.candidate()).prize())
                .sum();
    }

    /** @param restLeg the break stands before the walk to this stop, -1 for none */
    private static Round one(RoundProblem problem, int s, List<Integer> order, int restLeg) {
        Shift shift = problem.shifts().get(s);
        var stops = new ArrayList<Stop>();
        double metres = 0;
        long now = shift.startSecond();
        int at = shift.startIndex();
        boolean restInTime = true;
        for (int p = 0; p <= order.size(); p++) {
            if (p == restLeg) {
                long from = Math.max(now, shift.breakFrom());
                restInTime = from <= shift.breakLatest();
                now = from + shift.breakSeconds();
            }
            if (p == order.size()) {
                break;
            }
            int place = order.get(p);
            double leg = metres(problem, at, place);
            if (leg == Double.POSITIVE_INFINITY) {
                stops.add(new Stop(place, (int) now, (int) now, 0, Miss.NOT_REACHABLE));
                continue;
            }
            Candidate candidate = problem.candidates().get(place);
            long there = now + seconds(problem, leg);
            long visit = visitFrom(candidate, there);
            long leave = Math.max(visit, there) + candidate.dwellSeconds();
            metres += leg;
            double home = metres(problem, place, shift.endIndex());
            long rested = p < restLeg ? Math.max(leave, shift.breakFrom()) + shift.breakSeconds() : leave;
            Miss miss = null;
            if (visit < 0) {
                miss = Miss.AFTER_WINDOW;
            } else if (rested + seconds(problem, home) > shift.endSecond()) {
                miss = Miss.AFTER_SHIFT;
            } else if (metres + home > shift.maxStreetMetres()) {
                miss = Miss.OVER_LENGTH_CAP;
            }
            stops.add(new Stop(place, (int) (leave - candidate.dwellSeconds()), (int) leave, leg, miss));
            now = leave;
            at = place;
        }
        double home = metres(problem, at, shift.endIndex());
        return new Round(s, stops, metres + home, (int) (now + seconds(problem, home)), restInTime);
    }

    /** Earliest begin of a visit for somebody who is there then; -1 after the last window. */
    private static long visitFrom(Candidate candidate, long there) {
        if (candidate.windows().isEmpty()) {
            return there;
        }
        long first = -1;
        for (Window window : candidate.windows()) {
            long begin = Math.max(there, window.fromSecond());
            if (begin <= window.toSecond() && (first < 0 || begin < first)) {
                first = begin;
            }
        }
        return first;
    }

    private static double metres(RoundProblem problem, int from, int to) {
        return from == RoundProblem.ANYWHERE || to == RoundProblem.ANYWHERE ? 0 : problem.metres()[from][to];
    }

    private static long seconds(RoundProblem problem, double metres) {
        return (long) RoundProblem.walkSeconds(metres, problem.metresPerMinute());
    }
}

package se.lagesbild.backend.routes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What somebody walks who always goes to the nearest place that there is still time for, and looks at nothing else: the plain round that a
 * plan is compared with. One pair after the other. Pure.
 */
final class NearestFirst {
    private NearestFirst() {}

    /** @return places in the order of the visits, one list per shift; a round without a start point begins at the largest prize that is left */
    static List<List<Integer>> rounds(RoundProblem problem) {
        var left = new ArrayList<>(
                IntStream.range(0, problem.candidates().size()).boxed().toList());
        var rounds = new ArrayList<List<Integer>>();
        for (int s = 0; s < problem.shifts().size(); s++) {
            rounds.add(round(problem, s, left));
        }
        return rounds;
    }

    private static List<Integer> round(RoundProblem problem, int s, List<Integer> left) {
        var order = new ArrayList<Integer>();
        int at = problem.shifts().get(s).startIndex();
        while (true) {
            int from = at;
            var nearest = from == RoundProblem.ANYWHERE
                    ? Comparator.comparingDouble(
                            (Integer place) -> -problem.candidates().get(place).prize())
                    : Comparator.comparingDouble((Integer place) -> problem.metres()[from][place]);
            var next = left.stream()
                    .sorted(nearest.thenComparing(Comparator.naturalOrder()))
                    .filter(place -> fits(problem, s, order, place))
                    .findFirst();
            if (next.isEmpty()) {
                return order;
            }
            order.add(next.get());
            left.remove(next.get());
            at = next.get();
        }
    }

    private static boolean fits(RoundProblem problem, int s, List<Integer> order, int place) {
        var longer = new ArrayList<>(order);
        longer.add(place);
        var rounds = new ArrayList<List<Integer>>();
        for (int i = 0; i < s; i++) {
            rounds.add(List.of());
        }
        rounds.add(longer);
        var round = GivenRounds.walk(problem, rounds).rounds().get(s);
        return round.restInTime() && round.stops().stream().allMatch(stop -> stop.miss() == null);
    }
}

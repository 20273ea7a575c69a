package se.lagesbild.start.bench;

import java.util.HashSet;
import java.util.Set;
import se.lagesbild.backend.routes.Orienteering;

/** Walks the routes of an answer stop by stop. Shares no code with the solver. */
final class RouteCheck {
    private RouteCheck() {}

    /**
     * What the routes collect.
     *
     * @param routes per route the places in the order of the visits
     * @throws IllegalStateException names the first rule that is broken
     */
    static double prize(Orienteering problem, int[][] routes) {
        int start = problem.prize().length;
        int end = start + 1;
        if (routes.length > problem.routes()) {
            throw new IllegalStateException("%d routes, not %d".formatted(routes.length, problem.routes()));
        }
        Set<Integer> visited = new HashSet<>();
        double prize = 0;
        for (int[] route : routes) {
            double now = 0;
            int at = start;
            for (int place : route) {
                if (place < 0 || place >= start || !visited.add(place)) {
                    throw new IllegalStateException("place %d twice, or no place".formatted(place));
                }
                double begin = Math.max(now + problem.walk()[at][place], problem.opens()[place]);
                if (begin > problem.closes()[place]) {
                    throw new IllegalStateException("place %d is closed at %s".formatted(place, begin));
                }
                now = begin + problem.dwell()[place];
                prize += problem.prize()[place];
                at = place;
            }
            now += problem.walk()[at][end];
            if (now > problem.budget()) {
                throw new IllegalStateException("a route ends at %s, over %s".formatted(now, problem.budget()));
            }
        }
        return prize;
    }
}

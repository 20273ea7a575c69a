package se.lagesbild.backend.routes;

import java.util.Arrays;
import java.util.Locale;

/**
 * A problem as the literature states it: team orienteering, with time windows or without. Unlike {@link RoundProblem} it has no limit of
 * size, no break, one unit for time and length, and equal shifts. The same search solves both, so that it can be measured on
 * published instances.
 *
 * @param walk   square; row from, column to. First the places in the order of {@code prize}, then the start, then the end
 * @param prize  per place, 0 or more
 * @param dwell  per place, 0 or more
 * @param opens  per place the earliest begin of a visit, or minus infinity
 * @param closes per place the latest begin of a visit, or infinity
 * @param budget when each route is over at the latest; it begins at 0
 * @param routes how many routes there may be
 */
public record Orienteering(
        double[][] walk, double[] prize, double[] dwell, double[] opens, double[] closes, double budget, int routes) {

    /** @throws IllegalArgumentException names the first value that cannot be used */
    public Orienteering {
        int places = prize.length;
        require(routes >= 1 && routes <= 50, "%d routes cannot be planned: give 1 to 50", routes);
        require(budget >= 0, "a budget of %s cannot be used", budget);
        require(
                dwell.length == places && opens.length == places && closes.length == places,
                "%d places, but %d dwells and %d and %d ends of windows",
                places,
                dwell.length,
                opens.length,
                closes.length);
        require(walk.length == places + 2, "%d rows for %d places, a start and an end", walk.length, places);
        for (double[] row : walk) {
            require(row.length == walk.length, "a row of %d columns in a matrix of %d", row.length, walk.length);
            for (double length : row) require(length >= 0, "a walk of %s cannot be used", length);
        }
        for (int i = 0; i < places; i++) {
            require(prize[i] >= 0 && prize[i] < 1e12, "place %d has a prize of %s", i, prize[i]);
            require(dwell[i] >= 0, "place %d has a dwell of %s", i, dwell[i]);
            require(opens[i] <= closes[i], "place %d opens at %s and closes at %s", i, opens[i], closes[i]);
        }
        require(walk[places][places + 1] <= budget, "the end is %s away, over the budget", walk[places][places + 1]);
        walk = Arrays.stream(walk).map(double[]::clone).toArray(double[][]::new);
        prize = prize.clone();
        dwell = dwell.clone();
        opens = opens.clone();
        closes = closes.clone();
    }

    private static void require(boolean holds, String message, Object... values) {
        if (!holds) throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
    }
}

package se.lagesbild.backend.patrols;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.routes.RoundPlanner;
import tools.jackson.databind.JsonNode;

/**
 * A plan as it is told, whether the planner made it or somebody ordered the stops by hand.
 *
 * @param covered share of all prizes, 0 to 1
 * @param prize sum of the prizes that are visited
 */
record PlanView(
        List<RoundView> rounds,
        double covered,
        double prize,
        List<LeftOutView> leftOut,
        long seed,
        int iterations,
        boolean alongStreets,
        @Nullable String note,
        @Nullable String attribution) {

    /**
     * @param prize what a visit is worth
     * @param miss why the stop does not count, null where it does
     * @param missWhy the same for people
     */
    record StopView(
            String place,
            String name,
            String arrive,
            String leave,
            long dwellMinutes,
            long walkMetres,
            double prize,
            @Nullable String why,
            List<Double> point,
            RoundPlanner.@Nullable Miss miss,
            @Nullable String missWhy) {}

    /** @param end when the pair is at its end point, or done with its last stop */
    record RoundView(
            int shift,
            List<StopView> stops,
            long walkedMetres,
            long streetMetres,
            boolean alongStreets,
            String end,
            @Nullable JsonNode geometry) {}

    record LeftOutView(String place, String name, String why, RoundPlanner.Reason code) {}
}

package se.lagesbild.backend.routes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link RoundProblem}.
 *
 * @param rounds       one per shift, in the order of the shifts; a round may be empty
 * @param leftOut      the candidates that no round visits, by index
 * @param coveredPrize sum of the prizes of all visited places
 * @param covered      share of all prizes that is visited, those of second visits too, 0 to 1; 1 where there was no candidate
 * @param seed         as given
 * @param iterations   steps that were done: problem, wishes, seed and iterations are enough to compute the plan again
 */
public record RoundPlan(
        List<Round> rounds, List<LeftOut> leftOut, double coveredPrize, double covered, long seed, int iterations) {
    public RoundPlan {
        rounds = List.copyOf(rounds);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * What one pair walks.
     *
     * @param shift      index of the shift
     * @param stops      in the order of the visits
     * @param pause      the break, null where the shift has none
     * @param walkMetres whole walk, with those from the start point and to the end point
     * @param endSecond  when the pair is at its end point (at its last stop's end, where the end is anywhere)
     */
    public record Round(
            int shift, List<Stop> stops, @Nullable Pause pause, double walkMetres, int endSecond) {
        public Round {
            stops = List.copyOf(stops);
        }
    }

    /**
     * One visit. Time between the walk to it and {@code arriveSecond} is spare and may be spent anywhere on the way.
     *
     * @param candidate    index of the place
     * @param arriveSecond when the visit begins: within a window of the place
     * @param leaveSecond  when it ends: {@code arriveSecond} and the dwell
     * @param walkMetres   walk to this stop from the stop before it, or from the start point
     */
    public record Stop(int candidate, int arriveSecond, int leaveSecond, double walkMetres) {}

    /**
     * The break, taken where the stop before it is.
     *
     * @param beforeStop position of the stop that follows it, 0 to the number of stops
     */
    public record Pause(int beforeStop, int fromSecond, int toSecond) {}

    /** A place that no round visits, and why. */
    public record LeftOut(int candidate, Reason reason) {}

    /** Why a place was left out: the first that holds. */
    public enum Reason {
        /** No way leads to it from any shift's start and on to its end. */
        NOT_REACHABLE,
        /** Even as the only stop, at any hour, the walk and the visit last longer than each shift. */
        TOO_FAR,
        /** Even as the only stop no shift is there within its windows. */
        NO_TIME_IN_WINDOW,
        /** As the only stop it is beyond each cap, or the finished rounds had the time for it but not the metres. */
        OVER_LENGTH_CAP,
        /** It could be visited, but then others with more prize could not. */
        LOWER_PRIZE,
        /** The planner took it out. */
        BANNED
    }
}

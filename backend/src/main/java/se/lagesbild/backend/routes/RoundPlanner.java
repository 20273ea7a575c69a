package se.lagesbild.backend.routes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import se.lagesbild.backend.access.Viewer;

/** Plans rounds on foot past places worth a visit. */
public interface RoundPlanner {
    /**
     * A place worth a visit.
     *
     * @param point area's metric CRS
     * @param prize what a visit is worth, more than 0
     * @param windows when a visit may begin; empty is any time
     * @param why for people, or null
     */
    record Place(
            String id,
            String name,
            Point point,
            double prize,
            int dwellMinutes,
            List<TimeWindow> windows,
            @Nullable String why) {}

    record TimeWindow(Instant from, Instant to) {}

    /**
     * One pair on foot.
     *
     * @param startPoint area's metric CRS, or null: the round begins at its first stop
     * @param endPoint area's metric CRS, or null: the round ends at its last stop
     */
    record Pair(
            Instant start,
            Instant end,
            int breakMinutes,
            @Nullable Point startPoint,
            @Nullable Point endPoint) {}

    /**
     * @param maxWalkMetres longest walk of a pair, or null for no cap
     * @param pinned ids of places that are visited before all others, where that is possible at all, and by which pair;
     *     {@link #ANY_PAIR} leaves that open
     * @param banned ids of places that no round visits
     * @param begin rounds to begin from, ids in the order of the visits, one list per pair, or none: the plan is repaired around them
     */
    record Request(
            List<Place> places,
            List<Pair> pairs,
            @Nullable Double maxWalkMetres,
            Map<String, Integer> pinned,
            Set<String> banned,
            List<List<String>> begin,
            long seed,
            int iterations) {}

    /** Whichever pair does it best visits a pinned place. */
    int ANY_PAIR = Wishes.ANY_SHIFT;

    /** Why a stop of a given round does not count. */
    enum Miss {
        NOT_REACHABLE,
        AFTER_WINDOW,
        AFTER_SHIFT,
        OVER_LENGTH_CAP
    }

    /**
     * @param walkMetres walk to this stop from the one before it, or from the start point
     * @param miss null where the visit counts, as all do in a plan that the planner made
     */
    record Stop(
            Place place,
            Instant arrive,
            Instant leave,
            double walkMetres,
            @Nullable Miss miss) {}

    /**
     * What one pair walks.
     *
     * @param walkedMetres whole walk
     * @param streetMetres length of street in it, each stretch counted once
     * @param way the walk as a line in the area's metric CRS; null when there is no walk
     * @param end when the pair is at its end point, or done with its last stop
     */
    record Round(
            int pair,
            List<Stop> stops,
            double walkedMetres,
            double streetMetres,
            @Nullable LineString way,
            Instant end) {}

    /** Why a place is in no round. */
    enum Reason {
        NO_STREET_NEAR,
        NOT_REACHABLE,
        TOO_FAR,
        NO_TIME_IN_WINDOW,
        OVER_LENGTH_CAP,
        LOWER_PRIZE,
        BANNED,
        /** The rounds as given do not hold it. */
        NOT_IN_ORDER
    }

    record LeftOut(Place place, Reason reason) {}

    /**
     * @param covered share of all prizes that is visited, 0 to 1
     * @param prize sum of the prizes that are visited
     * @param alongStreets false where no street network is loaded: straight lines times a factor then
     * @param attribution of the street network, or null
     * @param iterations steps that were done: fewer than asked for where somebody ended it
     */
    record Plan(
            List<Round> rounds,
            double covered,
            double prize,
            List<LeftOut> leftOut,
            boolean alongStreets,
            @Nullable String attribution,
            long seed,
            int iterations) {}

    /**
     * Same request and same network version, same plan.
     *
     * @throws IllegalArgumentException names what cannot be used and what to do
     */
    default Plan plan(Viewer viewer, Request request) {
        return plan(viewer, request, () -> false, plan -> {});
    }

    /**
     * As {@link #plan(Viewer, Request)}, watched on the way.
     *
     * @param cancelled asked often, on the same thread; true ends the search with what it has
     * @param better hears of the first full plan and of each better one, on the same thread. A plan is only put together when it is asked for
     */
    Plan plan(Viewer viewer, Request request, BooleanSupplier cancelled, Consumer<Supplier<Plan>> better);

    /**
     * What rounds cost as they are given: nothing of them is changed. Pins and {@code begin} are not looked at.
     *
     * @param rounds ids in the order of the visits, one list per pair
     * @throws IllegalArgumentException names what cannot be used and what to do
     */
    Plan walk(Viewer viewer, Request request, List<List<String>> rounds);

    /** The plain round to compare a plan with: always to the nearest place that there is time for. Wishes are not looked at. */
    Plan nearestFirst(Viewer viewer, Request request);
}

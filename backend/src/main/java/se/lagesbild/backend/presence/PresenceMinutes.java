package se.lagesbild.backend.presence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.HoursOfWeek;

/**
 * For how long wardens were at places. Sums alone: never of one person, never below what a pair gave a place in the period. What police do
 * is no part of it.
 */
public interface PresenceMinutes {
    /**
     * @param id as a visit may name it, or null
     * @param area polygon in the area's metric CRS
     */
    record Place(@Nullable String id, Geometry area) {}

    /**
     * Time given to one place. The truth lies between the two: a check-in tells when somebody stood there, and nothing tells where the way
     * between two check-ins went.
     *
     * @param hours from arriving to leaving, of the visits in the place
     * @param atMost the same, with the time between check-ins of the same shifts shared among their visits by length
     * @param visits that have a length
     */
    record Given(double hours, double atMost, int visits) {}

    /**
     * @param hours of all shifts, breaks subtracted, as {@link ReporterHours} counts
     * @param unplaced of these, hours of shifts without any visit that has a length
     * @param places in the order asked for
     */
    record Out(double hours, double unplaced, List<Given> places) {}

    /**
     * A visit belongs to the place it names, or else to the nearest one within 20 m of where somebody checked in; after 30 days that
     * position is erased, and the point of the known place it names stands for it. Nobody's visit belongs to two places.
     *
     * @param from null for no beginning
     * @param until first instant after the period, null for no end
     * @param hours of the week to count in, null for all
     */
    Out within(
            Viewer viewer,
            List<Place> places,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable HoursOfWeek hours);
}

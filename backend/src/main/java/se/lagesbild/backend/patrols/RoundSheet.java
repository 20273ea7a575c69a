package se.lagesbild.backend.patrols;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a planner says of a round. Kept as one document: it is handed out whole and never counted from.
 *
 * @param day local day on which it begins, also when it passes midnight
 * @param walkedMetres whole walk
 * @param streetMetres length of street in it, each stretch counted once
 * @param way longitudes and latitudes of the walk, or null
 */
record RoundSheet(
        String name,
        LocalDate day,
        Instant start,
        Instant end,
        String pair,
        List<Stop> stops,
        int walkedMetres,
        int streetMetres,
        boolean alongStreets,
        @Nullable List<List<Double>> way) {

    /**
     * One stop.
     *
     * @param stop unique in the round
     * @param place what presence is counted for
     * @param point longitude, latitude
     * @param todo what to do there: free text that has passed the guard
     * @param hazards what to look out for: free text that has passed the guard
     */
    record Stop(
            String stop,
            String place,
            String name,
            List<Double> point,
            Instant arrive,
            Instant leave,
            int dwellMinutes,
            @Nullable String why,
            @Nullable String todo,
            @Nullable String hazards) {}
}

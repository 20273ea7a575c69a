package se.lagesbild.backend.observations;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;

/** Sums of what lies in an area that somebody drew. */
public interface SelectionCounts {
    /**
     * @param total all that the list would show
     * @param quiet of the total, what says that nothing was wrong: hours and weeks leave it out
     * @param examples of the total, what is generated data
     * @param categories code to count, largest first
     * @param settings code to count
     * @param sources code to count, largest first
     * @param weekdayHour 7 rows, Monday first, of 24 local hours
     * @param weeks ISO week in the area's time zone to count
     */
    record Sums(
            int total,
            int quiet,
            int examples,
            Map<String, Integer> categories,
            Map<String, Integer> settings,
            Map<String, Integer> sources,
            int[][] weekdayHour,
            SortedMap<String, Integer> weeks,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt) {}

    /**
     * Where to count. Whoever may see sums alone gets whole squares of 100 m, those whose middle lies in the area: an area that is drawn a
     * little larger then rarely shows one report more.
     *
     * @param within polygons in the area's metric CRS, their edges included; null for everywhere, and for what has no position too
     */
    Sums sums(Viewer viewer, LayerFilter filter, @Nullable Geometry within);

    /** As {@code total - quiet} of {@link #sums}. */
    int trouble(Viewer viewer, LayerFilter filter, @Nullable Geometry within);
}

package se.lagesbild.backend.places;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.backend.access.Viewer;

/** How much presence people want at the priority places, week by week. */
public interface DoseWishes {
    /**
     * One priority place in one week, as it stood at the end of that week.
     *
     * @param party WARDENS, POLICE or BOTH (together)
     * @param days of the week on which the place is in force, 1 to 7
     * @param visitsPerWeek in a whole week, null where nobody has said a dose
     * @param minutesPerVisit null as {@code visitsPerWeek}
     * @param windows when the visits are wanted; empty is any time
     * @param fromHotSpot id of the computed place that it was taken over from
     * @param area polygons in the area's metric CRS
     * @param example true where the outline is made up
     */
    record Wish(
            UUID id,
            String name,
            String party,
            int days,
            @Nullable Integer visitsPerWeek,
            @Nullable Integer minutesPerVisit,
            List<Window> windows,
            @Nullable String hazards,
            @Nullable String measures,
            @Nullable String handOffs,
            @Nullable String fromHotSpot,
            Geometry area,
            boolean example) {}

    /** @param weekday 1 (Monday) to 7 @param from local clock @param to as {@code from}; not after it means the day after */
    record Window(int weekday, LocalTime from, LocalTime to) {}

    /** @param monday first day @param wishes by name of the place */
    record WishedWeek(LocalDate monday, List<Wish> wishes) {}

    /**
     * Weeks in order of time. What people changed later does not change an earlier week, but what they say afterwards of a time when nothing
     * was said holds for it.
     *
     * @param last Monday of the last week
     * @param weeks how many, 1 or more
     */
    List<WishedWeek> weeks(Viewer viewer, LocalDate last, int weeks);
}

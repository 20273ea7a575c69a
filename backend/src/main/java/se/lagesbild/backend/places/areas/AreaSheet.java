package se.lagesbild.backend.places.areas;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people say of a drawn area.
 *
 * @param reason why it was chosen
 * @param setting of observations inside a zone: PUBLIC_SPACE, TRAFFIC or PORT; null for other kinds
 * @param party whom it is for; null for both
 * @param validFrom first local day, or null for no beginning
 * @param validTo last local day, that day included, or null for no end
 * @param fromHotSpot id of the computed place that it was taken over from
 * @param measures what is being done there, as text
 * @param handOffs what somebody else has been asked to mend, as text
 * @param source where the polygon comes from, for what no person drew here
 */
public record AreaSheet(
        String name,
        @Nullable String note,
        @Nullable String reason,
        @Nullable String hazards,
        @Nullable String setting,
        @Nullable Party party,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable WantedDose wantedDose,
        @Nullable String fromHotSpot,
        @Nullable String source,
        @Nullable String measures,
        @Nullable String handOffs) {

    /** True from its first day to its last. */
    boolean standsOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }

    public enum Party {
        WARDENS,
        POLICE,
        BOTH
    }

    /** Presence that people want there. @param minutesPerVisit minutes */
    public record WantedDose(int visitsPerWeek, int minutesPerVisit, List<Window> windows) {}

    /** @param weekday 1 (Monday) to 7 @param from local clock, as 21:00 @param to as {@code from}; earlier means the day after */
    public record Window(int weekday, String from, String to) {}
}

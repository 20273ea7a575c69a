package se.lagesbild.backend.presence;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.backend.access.Viewer;

/** Presence wanted, given and owed, per place, party and week. */
public interface DoseLedger {
    /** @param visits null where the viewer is told minutes alone */
    record Amount(@Nullable Integer visits, long minutes) {}

    /**
     * @param visits of the days in force
     * @param minutes of these visits together
     * @param days of the week on which the place is in force
     * @param partOfWeek true where that is not the whole week
     */
    record Wanted(int visits, int minutes, int minutesPerVisit, int days, boolean partOfWeek) {}

    /**
     * What was done; null fields where the viewer is told minutes alone.
     *
     * @param visits begun in the week
     * @param minutes from arrival to leaving; a visit nobody checked out of adds none
     * @param meanMinutes of the visits with a length
     * @param daysBetween mean days from one visited day to the next, the last one before the week among them
     * @param longestGapDays the longest of these, and of the days since the last visit
     */
    record Done(
            @Nullable Integer visits,
            long minutes,
            @Nullable Double meanMinutes,
            @Nullable Double daysBetween,
            @Nullable Integer longestGapDays) {}

    /**
     * One place and party in a week. A place whose wish is for both parties together has a line {@code BOTH} besides what each party did.
     *
     * @param place id of the place, or its name where a visit had none
     * @param chosen true for a priority place, false for another one that was visited
     * @param wanted null where nobody has said how much, or where this line only tells a part of what was done
     * @param owed null as {@code wanted}; never negative
     * @param delivered share of the wanted minutes, above 1 where more was given
     * @param level how much is owed, in steps
     * @param lastVisit latest arrival up to the end of the week, also of earlier weeks; null where none is known or may be told
     * @param daysSinceLast whole days from it to today or to the week's Sunday, whichever is first
     * @param everyThirdDay false where more than three days went by; null where nobody was there or it may not be told
     */
    record PlaceDose(
            String place,
            String name,
            boolean example,
            boolean chosen,
            DoseFor party,
            @Nullable Wanted wanted,
            Done done,
            @Nullable Amount owed,
            @Nullable Double delivered,
            String level,
            @Nullable OffsetDateTime lastVisit,
            @Nullable Long daysSinceLast,
            @Nullable Boolean everyThirdDay,
            @Nullable String hazards,
            @Nullable String measures,
            @Nullable String handOffs,
            List<Past> history) {}

    /** Minutes of one place and party in one week of the history, the asked week last. */
    record Past(
            String week,
            @Nullable Integer wanted,
            long minutes,
            @Nullable Long owed) {}

    /** The lines with a wish for this party added up. */
    record Total(
            DoseFor party,
            int places,
            Amount wanted,
            Amount done,
            Amount owed,
            @Nullable Double delivered) {}

    /** One week of the history: every wish together, and minutes given at every place by party. */
    record PastWeek(
            String week,
            int wanted,
            long done,
            long owed,
            @Nullable Double delivered,
            long wardens,
            long police) {}

    /**
     * @param from Monday
     * @param to Sunday
     * @param asOf today, or {@code to} where that is past
     * @param going true where the week has not ended
     * @param places priority places first, by name
     * @param given minutes at every place, with a wish or without, of each party
     * @param history oldest first, the asked week last
     */
    record DoseWeek(
            String week,
            LocalDate from,
            LocalDate to,
            LocalDate asOf,
            boolean going,
            List<PlaceDose> places,
            List<Total> totals,
            Given given,
            List<PastWeek> history) {}

    record Given(long wardens, long police) {}

    /** A priority place on a map: its worst line. @param area polygons in the area's metric CRS */
    record PlaceOwes(PlaceDose dose, Geometry area) {}

    /**
     * The dose of a week. Of police everybody but police gets minutes per place and week.
     *
     * @param weeks of history, the asked one counted, 1 or more
     */
    DoseWeek week(Viewer viewer, LocalDate monday, int weeks);

    /** What the priority places owe in a week, by name: the lines that have a wish. */
    List<PlaceOwes> owing(Viewer viewer, LocalDate monday);
}

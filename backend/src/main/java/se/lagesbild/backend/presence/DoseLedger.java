package se.lagesbild.backend.presence;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.access.Viewer;

/** Presence given, per place. */
public interface DoseLedger {
    /**
     * One place and party in a week.
     *
     * @param place id of the place, or its name where a visit had none
     * @param visits begun in the week; null where the viewer is told minutes alone
     * @param minutes from arrival to leaving; a visit nobody checked out of adds none
     * @param lastVisit latest arrival up to the end of the week, also of earlier weeks; null as {@code visits}
     * @param daysSinceLast whole days from it to today or to the week's Sunday, whichever is first
     * @param wanted minutes, null until somebody has said how many
     * @param owed minutes, null as {@code wanted}
     */
    record PlaceDose(
            String place,
            String name,
            Party party,
            @Nullable Integer visits,
            long minutes,
            @Nullable OffsetDateTime lastVisit,
            @Nullable Long daysSinceLast,
            @Nullable Integer wanted,
            @Nullable Integer owed) {}

    /**
     * Dose done in a week at every place that was visited in it or in the eight weeks before, by name. Of the other
     * party's police a viewer gets minutes per place and week.
     */
    List<PlaceDose> done(Viewer viewer, LocalDate monday);
}

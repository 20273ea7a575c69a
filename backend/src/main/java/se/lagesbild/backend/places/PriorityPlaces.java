package se.lagesbild.backend.places;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.backend.access.Viewer;

/** What people have chosen to be present at. */
public interface PriorityPlaces {
    /**
     * One of them.
     *
     * @param reason why it was chosen, or null where nobody wrote that
     * @param party WARDENS, POLICE or BOTH; null for both
     * @param validTo last local day, that day included; null for no end
     * @param fromHotSpot id of the computed place that it was taken over from
     * @param area polygons in the area's metric CRS
     * @param example true where the outline is made up
     */
    record PriorityPlace(
            UUID id,
            String name,
            @Nullable String reason,
            @Nullable String party,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable String fromHotSpot,
            Geometry area,
            boolean example) {}

    /** Those that stand on a local day, by name. */
    List<PriorityPlace> inForce(Viewer viewer, LocalDate day);

    /** Whatever people have drawn and not taken away: a priority place, a patrol area or a zone, in force or not. */
    Optional<PriorityPlace> find(Viewer viewer, UUID id);
}

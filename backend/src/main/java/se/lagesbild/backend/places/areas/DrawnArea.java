package se.lagesbild.backend.places.areas;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One area as it stands.
 *
 * @param version from 1
 * @param geometry polygon or multipolygon in the area's metric system, valid
 * @param example true where the outline is made up or rough
 * @param removedAt when it was taken away; null while it stands
 */
public record DrawnArea(
        UUID id,
        AreaKind kind,
        int version,
        AreaSheet sheet,
        Geometry geometry,
        boolean example,
        Instant changedAt,
        String changedBy,
        @Nullable Instant removedAt) {

    boolean stands() {
        return removedAt == null;
    }

    /** To the centimetre: what comes back from degrees is not the same number. */
    boolean says(AreaSheet other, Geometry otherGeometry) {
        return sheet.equals(other) && geometry.norm().equalsExact(otherGeometry.norm(), 0.2);
    }
}

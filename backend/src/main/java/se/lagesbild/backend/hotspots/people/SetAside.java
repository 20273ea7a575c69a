package se.lagesbild.backend.hotspots.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.locationtech.jts.geom.Geometry;

/**
 * A computed place that people have put aside for a time.
 *
 * @param spot id of the computed place then
 * @param area polygons in the area's metric CRS, as the place was then
 * @param until last local day, that day included
 * @param withdrawn taken back before its last day
 */
record SetAside(
        UUID id,
        String spot,
        String name,
        Geometry area,
        String reason,
        Party party,
        LocalDate until,
        Instant setAt,
        String setBy,
        boolean withdrawn) {
    enum Party {
        MUNICIPALITY,
        POLICE
    }

    /** To the centimetre: what comes back from degrees is not the same number. Who and when are not part of it. */
    boolean saysAs(SetAside other) {
        return spot.equals(other.spot)
                && name.equals(other.name)
                && reason.equals(other.reason)
                && party == other.party
                && until.equals(other.until)
                && area.norm().equalsExact(other.area.norm(), 0.2);
    }
}

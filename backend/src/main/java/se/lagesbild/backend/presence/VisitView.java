package se.lagesbild.backend.presence;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lagesbild.gis.formats.Area;

/**
 * A visit as JSON.
 *
 * @param minutes from arrived to left; null for a skip and while nobody has checked out
 * @param own whether who reads it made it
 * @param point for those who gave it alone: nobody else needs to know where a person stood
 */
record VisitView(
        UUID id,
        int version,
        @Nullable UUID shift,
        Party party,
        OffsetDateTime arrived,
        @Nullable OffsetDateTime left,
        @Nullable Long minutes,
        VisitSheet.Method method,
        @Nullable UUID round,
        @Nullable String stop,
        @Nullable String place,
        String name,
        @Nullable List<Double> point,
        @Nullable Double accuracy,
        @Nullable SkipReason skipReason,
        boolean own) {

    static VisitView of(Visit visit, boolean own, Area area) {
        var sheet = visit.sheet();
        return new VisitView(
                visit.id(),
                visit.version(),
                sheet.shift(),
                visit.party(),
                LocalTimes.of(sheet.arrived(), area),
                LocalTimes.orNull(sheet.left(), area),
                sheet.left() == null
                        ? null
                        : Math.round(
                                Duration.between(sheet.arrived(), sheet.left()).toSeconds() / 60.0),
                sheet.method(),
                sheet.round(),
                sheet.stop(),
                sheet.place(),
                visit.placeName(),
                own ? Spot.degrees(sheet.point(), area.crs()) : null,
                own ? sheet.accuracyMetres() : null,
                sheet.skipReason(),
                own);
    }
}

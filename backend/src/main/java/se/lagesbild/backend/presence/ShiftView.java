package se.lagesbild.backend.presence;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lagesbild.gis.formats.Area;

/** A shift as JSON: what was said, and its state. */
record ShiftView(
        UUID id,
        int version,
        boolean closed,
        Party party,
        String pair,
        OffsetDateTime start,
        @Nullable OffsetDateTime end,
        @Nullable Integer breakMinutes,
        @Nullable List<Double> startPoint,
        @Nullable List<Double> endPoint,
        @Nullable OffsetDateTime startedAt,
        @Nullable OffsetDateTime endedAt,
        @Nullable UUID round,
        ShiftSheet.@Nullable Debrief debrief) {

    static ShiftView of(Shift shift, Area area) {
        var sheet = shift.sheet();
        return new ShiftView(
                shift.id(),
                shift.version(),
                shift.closed(),
                sheet.party(),
                sheet.pair(),
                LocalTimes.of(sheet.start(), area),
                LocalTimes.orNull(sheet.end(), area),
                sheet.breakMinutes(),
                Spot.degrees(sheet.startPoint(), area.crs()),
                Spot.degrees(sheet.endPoint(), area.crs()),
                LocalTimes.orNull(sheet.startedAt(), area),
                LocalTimes.orNull(sheet.endedAt(), area),
                sheet.round(),
                sheet.debrief().equals(ShiftSheet.Debrief.NONE) ? null : sheet.debrief());
    }
}

package se.lagesbild.backend.presence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import se.lagesbild.gis.formats.Area;

/** Instants as the clocks of the area show them. */
final class LocalTimes {
    private LocalTimes() {}

    static OffsetDateTime of(Instant instant, Area area) {
        return instant.atZone(area.timeZone()).toOffsetDateTime();
    }

    static @Nullable OffsetDateTime orNull(@Nullable Instant instant, Area area) {
        return instant == null ? null : of(instant, area);
    }

    static LocalDate day(Instant instant, Area area) {
        return instant.atZone(area.timeZone()).toLocalDate();
    }

    /** The first instant of a day. */
    static Instant begin(LocalDate day, Area area) {
        return day.atStartOfDay(area.timeZone()).toInstant();
    }
}

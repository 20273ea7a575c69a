package se.lagesbild.backend.observations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * What a sender says of one observation, checked.
 *
 * @param point area's metric CRS; null when the position is only the municipality
 * @param positionAccuracyMetres radius that holds the true place in two of three cases; null without a point
 */
record Report(
        String categoryCode,
        Instant occurredAt,
        @Nullable Instant occurredUntil,
        @Nullable Point point,
        PositionKind positionKind,
        @Nullable Double positionAccuracyMetres,
        @Nullable People people,
        @Nullable String note,
        @Nullable String place,
        @Nullable UUID shift,
        List<UUID> photos) {}

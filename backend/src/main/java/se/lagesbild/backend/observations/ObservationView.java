package se.lagesbild.backend.observations;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.Features;
import se.lagesbild.gis.formats.Area;

/** What an observation looks like outside: a GeoJSON Feature in WGS 84, times with the area's offset. */
@Component
class ObservationView {
    private static final GeometryFactory WGS_84 = new GeometryFactory(new PrecisionModel(), 4326);

    private final Categories categories;
    private final ZoneId zone;

    ObservationView(Categories categories, Area area) {
        this.categories = categories;
        this.zone = area.timeZone();
    }

    /** What the viewer may see of a row: what planners write to whoever took over stays with planners. */
    Map<String, Object> feature(Viewer viewer, ObservationQueries.Row row) {
        var properties = new LinkedHashMap<String, @Nullable Object>();
        properties.put("id", row.id());
        properties.put("category", row.categoryCode());
        categories.find(row.categoryCode()).ifPresent(category -> {
            properties.put("categoryName", Map.of("sv", category.nameSv(), "en", category.nameEn()));
            properties.put("sensitivity", category.sensitivity());
        });
        properties.put("setting", row.setting());
        properties.put("occurredAt", local(row.occurredAt()));
        putIfPresent(properties, "occurredUntil", local(row.occurredUntil()));
        properties.put("source", row.source());
        putIfPresent(properties, "sourceName", row.sourceName());
        putIfPresent(properties, "sourceUrl", row.sourceUrl());
        properties.put("receivedAt", local(row.receivedAt()));
        properties.put("positionKind", row.positionKind());
        putIfPresent(properties, "positionAccuracy", row.positionAccuracyMetres());
        properties.put("placed", row.longitude() != null);
        putIfPresent(properties, "people", row.people());
        putIfPresent(properties, "note", row.note());
        putIfPresent(properties, "place", row.place());
        putIfPresent(properties, "shift", row.shift());
        if (!row.photos().isEmpty()) {
            properties.put("photos", row.photos());
        }
        properties.put("status", row.status());
        putIfPresent(properties, "duplicateOf", row.outcome().duplicateOf());
        putIfPresent(properties, "handedTo", row.outcome().handedTo());
        if (viewer.seesAllObservations()) {
            putIfPresent(properties, "handedMessage", row.outcome().handedMessage());
        }
        putIfPresent(properties, "decision", row.outcome().decision());
        putIfPresent(properties, "decidedAt", local(row.outcome().decidedAt()));
        properties.put("version", row.version());
        properties.put("example", row.example());
        var point = row.longitude() == null || row.latitude() == null
                ? null
                : WGS_84.createPoint(new Coordinate(row.longitude(), row.latitude()));
        return Features.feature(row.id(), point, properties);
    }

    /** With the area's offset; null for null. */
    @Nullable
    String local(@Nullable Instant instant) {
        return instant == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }

    private static void putIfPresent(Map<String, @Nullable Object> properties, String name, @Nullable Object value) {
        if (value != null) {
            properties.put(name, value);
        }
    }
}

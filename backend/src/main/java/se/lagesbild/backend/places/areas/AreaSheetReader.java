package se.lagesbild.backend.places.areas;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.JsonFields;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.places.Territory;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.GeoJson;
import se.lagesbild.gis.formats.GeoJsonException;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.databind.JsonNode;

/** Reads a drawn area out of a GeoJSON Feature; names every fault at once. */
@Component
class AreaSheetReader {
    static final int MOST_CORNERS = 5_000;
    static final double SMALLEST_SQUARE_METRES = 100;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_ID = 100;
    private static final int MOST_VISITS = 50;
    private static final int LONGEST_VISIT_MINUTES = 240;
    private static final int MOST_WINDOWS = 50;
    private static final Pattern CLOCK = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private final Territory territory;
    private final Area town;

    AreaSheetReader(Territory territory, Area town) {
        this.territory = territory;
        this.town = town;
    }

    /** @param geometry in the area's metric system */
    record Sent(AreaSheet sheet, Geometry geometry) {}

    /** Where a zone may send observations. */
    private enum Setting {
        PUBLIC_SPACE,
        TRAFFIC,
        PORT
    }

    /** @throws Problem 400 when it is no object; 422 with every field that breaks a rule */
    Sent read(AreaKind kind, JsonNode feature) {
        var fields = JsonFields.of(feature);
        fields.require("geometry", "properties");
        var said = fields.inside("properties");
        var sheet = said == null ? null : sheet(kind, said);
        var geometry = geometry(fields);
        fields.check();
        return new Sent(Objects.requireNonNull(sheet), Objects.requireNonNull(geometry));
    }

    private static AreaSheet sheet(AreaKind kind, JsonFields said) {
        var name = said.text("name", LONGEST_NAME);
        if (name == null && (!said.has("name") || said.raw("name").isString())) {
            said.fault("name", "missing");
        }
        if (kind == AreaKind.ZONE) {
            said.require("setting");
        }
        var setting = kind == AreaKind.ZONE ? said.word("setting", Setting.class) : null;
        var from = said.day("validFrom");
        var to = said.day("validTo");
        if (from != null && to != null && to.isBefore(from)) {
            said.fault("validTo", "ends-before-begin", to, from);
        }
        var reason = said.text("reason", LONGEST_TEXT);
        var fromHotSpot = said.text("fromHotSpot", LONGEST_ID);
        if (fromHotSpot != null
                && (!said.has("reason") || said.raw("reason").asString("").isBlank())) {
            // what a computer points out becomes people's choice by their reason
            said.fault("reason", "missing");
        }
        return new AreaSheet(
                name == null ? "" : name,
                said.text("note", LONGEST_TEXT),
                reason,
                said.text("hazards", LONGEST_TEXT),
                setting == null ? null : setting.name(),
                said.word("party", AreaSheet.Party.class),
                from,
                to,
                dose(said),
                fromHotSpot,
                null,
                said.text("measures", LONGEST_TEXT),
                said.text("handOffs", LONGEST_TEXT));
    }

    private static AreaSheet.@Nullable WantedDose dose(JsonFields said) {
        var dose = said.inside("wantedDose");
        if (dose == null) {
            return null;
        }
        dose.require("visitsPerWeek", "minutesPerVisit");
        var visits = dose.whole("visitsPerWeek", 0, MOST_VISITS);
        var minutes = dose.whole("minutesPerVisit", 1, LONGEST_VISIT_MINUTES);
        var windows = new ArrayList<AreaSheet.Window>();
        for (var one : dose.each("windows", MOST_WINDOWS)) {
            one.require("weekday", "from", "to");
            var weekday = one.whole("weekday", 1, 7);
            var from = clock(one, "from");
            var to = clock(one, "to");
            if (weekday != null && from != null && to != null) {
                windows.add(new AreaSheet.Window(weekday, from, to));
            }
        }
        return visits == null || minutes == null
                ? null
                : new AreaSheet.WantedDose(visits, minutes, List.copyOf(windows));
    }

    private static @Nullable String clock(JsonFields fields, String name) {
        if (!fields.has(name)) {
            return null;
        }
        var text = fields.raw(name).asString("");
        if (!CLOCK.matcher(text).matches()) {
            fields.fault(name, "not-a-clock", fields.shown(name));
            return null;
        }
        return text;
    }

    private @Nullable Geometry geometry(JsonFields fields) {
        if (!fields.has("geometry")) {
            return null;
        }
        Geometry sent;
        try {
            sent = GeoJson.read(fields.raw("geometry"));
        } catch (GeoJsonException e) {
            fields.fault("geometry", "not-a-polygon");
            return null;
        }
        if (!(sent instanceof Polygonal) || sent.isEmpty()) {
            fields.fault("geometry", "not-a-polygon");
            return null;
        }
        if (sent.getNumPoints() > MOST_CORNERS) {
            fields.fault("geometry", "too-many", sent.getNumPoints(), MOST_CORNERS);
            return null;
        }
        for (var corner : sent.getCoordinates()) {
            if (territory.locate(corner.x, corner.y).isEmpty()) {
                fields.fault("geometry", "outside-the-area", "[%s, %s]".formatted(corner.x, corner.y), town.name());
                return null;
            }
        }
        var metric = town.crs().from(Crs.WGS_84, sent);
        var fault = new IsValidOp(metric).getValidationError();
        if (fault != null) {
            var at = fault.getCoordinate();
            fields.fault(
                    "geometry",
                    "crosses-itself",
                    Math.round(at.y),
                    Math.round(at.x),
                    town.crs().code());
            return null;
        }
        if (metric.getArea() < SMALLEST_SQUARE_METRES) {
            fields.fault("geometry", "area-too-small", Math.round(metric.getArea()), (int) SMALLEST_SQUARE_METRES);
            return null;
        }
        return metric;
    }
}

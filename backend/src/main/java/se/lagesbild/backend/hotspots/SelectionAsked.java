package se.lagesbild.backend.hotspots;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.operation.valid.IsValidOp;
import se.lagesbild.backend.JsonFields;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.maps.FilterReader;
import se.lagesbild.backend.maps.FilterReader.Period;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.GeoJson;
import se.lagesbild.gis.formats.GeoJsonException;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.databind.JsonNode;

/**
 * The body of a question about a selection.
 *
 * @param within polygons in the area's metric CRS, or null for everywhere
 * @param compare period to compare with, or null for the one just before
 */
record SelectionAsked(
        LayerFilter filter,
        @Nullable Geometry within,
        @Nullable Period compare) {
    private static final int MOST_CORNERS = 5_000;
    private static final int LONGEST_FILTER = 20_000;

    /** Degrees around the municipality; further away nothing is counted and the projection is not meant for it. */
    private static final double NEAR_DEGREES = 1;

    /** @throws Problem 400 for the filter, 422 with pointer for the rest */
    static SelectionAsked read(JsonNode body, FilterReader filters, Area area) {
        var fields = JsonFields.of(body);
        var text = body.path("filter").isMissingNode() || body.path("filter").isNull()
                ? ""
                : body.path("filter").asString("");
        if (fields.has("filter") && !body.path("filter").isString()) {
            fields.fault("filter", "not-a-text");
        }
        if (text.length() > LONGEST_FILTER) {
            fields.fault("filter", "too-long", text.length(), LONGEST_FILTER);
        }
        if (fields.has("compare") && !body.path("compare").isString()) {
            fields.fault("compare", "not-a-text");
        }
        var within = fields.has("geometry") ? polygons(fields, body.path("geometry"), area) : null;
        fields.check();
        var compare = fields.has("compare")
                ? filters.period("compare", body.path("compare").asString(""))
                : null;
        return new SelectionAsked(filters.filter(text), within, compare);
    }

    private static @Nullable Geometry polygons(JsonFields fields, JsonNode sent, Area area) {
        Geometry drawn;
        try {
            drawn = GeoJson.read(sent);
        } catch (GeoJsonException e) {
            fields.fault("geometry" + e.pointer(), "not-a-polygon", MOST_CORNERS);
            return null;
        }
        if (!(drawn instanceof Polygonal) || drawn.isEmpty() || drawn.getNumPoints() > MOST_CORNERS) {
            fields.fault("geometry", "not-a-polygon", MOST_CORNERS);
            return null;
        }
        var fault = new IsValidOp(drawn).getValidationError();
        if (fault != null) {
            var at = fault.getCoordinate();
            fields.fault("geometry", "polygon-crosses-itself", String.format(Locale.ROOT, "[%.6f, %.6f]", at.x, at.y));
            return null;
        }
        var near = area.boundary().getEnvelopeInternal().copy();
        near.expandBy(NEAR_DEGREES);
        if (!near.contains(drawn.getEnvelopeInternal())) {
            fields.fault("geometry", "drawn-too-far", area.name());
            return null;
        }
        return area.crs().from(Crs.WGS_84, drawn);
    }

    /** For the log: where, to some ten metres; a selection without an area says nothing. */
    String canonical() {
        if (within == null) {
            return filter.canonical();
        }
        var box = within.getEnvelopeInternal();
        return filter.canonical()
                + "&within="
                + List.of(
                        Math.round(box.getMinX()),
                        Math.round(box.getMinY()),
                        Math.round(box.getMaxX()),
                        Math.round(box.getMaxY()));
    }
}

package se.lagesbild.backend.hotspots;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.backend.JsonFields;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.maps.DrawnArea;
import se.lagesbild.backend.maps.FilterReader;
import se.lagesbild.backend.maps.FilterReader.Period;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.gis.formats.Area;
import tools.jackson.databind.JsonNode;

/**
 * The body of a question about a selection.
 *
 * @param drawn where, or null for everywhere
 * @param compare period to compare with, or null for the one just before
 */
record SelectionAsked(
        LayerFilter filter,
        @Nullable DrawnArea drawn,
        @Nullable Period compare) {

    /** @throws Problem 400 for the filter, 422 with pointer for the rest */
    static SelectionAsked read(JsonNode body, FilterReader filters, Area area) {
        var fields = JsonFields.of(body);
        var text = FilterReader.textOf(fields, body);
        if (fields.has("compare") && !body.path("compare").isString()) {
            fields.fault("compare", "not-a-text");
        }
        var drawn = DrawnArea.read(fields, body, "geometry", area);
        fields.check();
        var compare = fields.has("compare")
                ? filters.period("compare", body.path("compare").asString(""))
                : null;
        return new SelectionAsked(filters.filter(text), drawn, compare);
    }

    /** The polygons, or null for everywhere. */
    @Nullable
    Geometry within() {
        return drawn == null ? null : drawn.metric();
    }

    /** For the log; a selection without an area says nothing of where. */
    String canonical() {
        return filter.canonical() + (drawn == null ? "" : drawn.canonical());
    }
}

package se.lagesbild.backend.maps.wfs;

import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.maps.FeatureSource.Row;
import se.lagesbild.gis.formats.GeoJson;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.geo.CrsName;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes features as GeoJSON, one by one: WGS 84 as RFC 7946 wants it, unless another system was asked for. That one is named in a member
 * {@code crs}, as before the RFC. East comes before north whatever form the name had: so every reader of GeoJSON takes it.
 */
final class GeoJsonAnswer {
    private final OutputStream out;
    private final JsonMapper json;
    private final WfsQuestion question;
    private final Crs own;
    private final Crs wanted;

    /**
     * @param own system that the features' geometries are in
     * @param wanted system that was asked for, or WGS 84
     */
    GeoJsonAnswer(OutputStream out, JsonMapper json, WfsQuestion question, Crs own, Crs wanted) {
        this.out = out;
        this.json = json;
        this.question = question;
        this.own = own;
        this.wanted = wanted;
    }

    void collection(WfsRows rows, Instant at, List<Map<String, String>> links) {
        try (var generator = generator()) {
            generator.writeStartObject();
            generator.writeStringProperty("type", "FeatureCollection");
            generator.writeNumberProperty("numberMatched", rows.matched());
            generator.writeNumberProperty("numberReturned", rows.returned());
            generator.writeStringProperty("timeStamp", at.toString());
            generator.writePOJOProperty("links", links);
            system(generator);
            generator.writeArrayPropertyStart("features");
            while (rows.hasNext()) {
                generator.writePOJO(feature(rows.next()));
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
    }

    void alone(Row row) {
        try (var generator = generator()) {
            var feature = feature(row);
            if (!wanted.equals(Crs.WGS_84)) {
                feature.put("crs", system());
            }
            generator.writePOJO(feature);
        }
    }

    /** What breaks off must not look whole: nothing is closed that was not finished. */
    private JsonGenerator generator() {
        return json.createGenerator(out).configure(StreamWriteFeature.AUTO_CLOSE_CONTENT, false);
    }

    private void system(JsonGenerator generator) {
        if (!wanted.equals(Crs.WGS_84)) {
            generator.writePOJOProperty("crs", system());
        }
    }

    private Map<String, Object> system() {
        return Map.of(
                "type", "name", "properties", Map.of("name", CrsName.urn(wanted).text()));
    }

    private Map<String, Object> feature(Row row) {
        var feature = new LinkedHashMap<String, Object>();
        feature.put("type", "Feature");
        feature.put("id", WfsNames.feature(question.type().id(), row.id()));
        var geometry = row.geometry();
        feature.put(
                "geometry",
                geometry == null || !question.shows(WfsNames.GEOMETRY)
                        ? null
                        : GeoJson.write(wanted.from(own, geometry), false));
        var properties = new LinkedHashMap<String, @Nullable Object>();
        for (var field : question.type().fields()) {
            if (question.shows(field.name())) {
                properties.put(field.name(), row.values().get(field.name()));
            }
        }
        feature.put("properties", properties);
        return feature;
    }
}

package se.lagesbild.gis.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** A FeatureCollection (RFC 7946): WGS 84, times with the area's offset. What the file is about stands in the collection's own members. */
public final class GeoJsonFeatures implements FeatureWriter {
    private static final JsonMapper JSON = new JsonMapper();

    private final FeatureTable table;
    private final JsonGenerator json;

    /** Closing the writer closes the stream. */
    public GeoJsonFeatures(FeatureTable table, OutputStream out) {
        this.table = table;
        json = JSON.createGenerator(out);
        json.writeStartObject();
        json.writeStringProperty("type", "FeatureCollection");
        json.writeStringProperty("name", table.name());
        json.writeStringProperty("title", table.title());
        json.writeObjectPropertyStart("about");
        table.about().forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeArrayPropertyStart("features");
    }

    @Override
    public void write(String id, @Nullable Geometry geometry, Map<String, ? extends @Nullable Object> values)
            throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeStringProperty("id", id);
        json.writeName("geometry");
        if (geometry == null) {
            json.writeNull();
        } else {
            json.writePOJO(GeoJson.write(Crs.WGS_84.from(table.crs(), geometry)));
        }
        json.writeObjectPropertyStart("properties");
        for (var column : table.columns()) {
            var value = values.get(column.name());
            if (value != null) {
                json.writeName(column.name());
                json.writePOJO(
                        value instanceof Instant at
                                ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(table.zone()))
                                : value);
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        if (!json.isClosed()) {
            json.writeEndArray();
            json.writeEndObject();
            json.close();
        }
    }
}

package se.lagesbild.gis.formats;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Features of a GeoJSON file: a collection, or one Feature. The member {@code crs} of the older GeoJSON (2008) is obeyed wherever it stands;
 * coordinates are x east, y north in every system, which is how such files are written.
 */
final class GeoJsonFile {
    private static final Pattern EPSG = Pattern.compile(".*EPSG:(?:[^:]*:)?([0-9]{4,6})$");
    private static final JsonMapper JSON = new JsonMapper();

    /** Of one feature: an outline of 250,000 corners. It needs some 100 MB while it is read. */
    private static final long MOST_PARTS = 1_000_000;

    private static final int LETTERS_OF_A_PART = 16;

    private GeoJsonFile() {}

    static void read(Path file, Crs given, FeatureFile.Listener listener) {
        try {
            var crs = crsOf(file, given);
            try (var parser = JSON.createParser(file)) {
                open(parser);
                long row = 0;
                String type = "";
                for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                    var token = parser.nextToken();
                    if (name.equals("features") && token == JsonToken.START_ARRAY) {
                        while (parser.nextToken() != JsonToken.END_ARRAY) {
                            feature(++row, parser.readValueAsTree(), crs, listener);
                        }
                        type = "FeatureCollection";
                    } else if (name.equals("type") && token == JsonToken.VALUE_STRING && type.isEmpty()) {
                        type = parser.getString();
                    } else {
                        parser.skipChildren();
                    }
                }
                if (type.equals("Feature")) {
                    feature(1, JSON.readTree(file), crs, listener);
                } else if (!type.equals("FeatureCollection")) {
                    throw new FeatureFileException("not-geojson", null, "1:1");
                }
            }
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new FeatureFileException(
                    "not-geojson", e, at == null ? "1:1" : at.getLineNr() + ":" + at.getColumnNr());
        }
    }

    private static void open(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new FeatureFileException("not-geojson", null, "1:1");
        }
    }

    /**
     * The system may stand behind the features, so the file is gone through once for it; and before any of it is read into memory, each
     * feature is known to fit there.
     */
    private static Crs crsOf(Path file, Crs given) {
        var found = given;
        try (var parser = JSON.createParser(file)) {
            open(parser);
            long parts = 0;
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                var token = parser.nextToken();
                if (name.equals("features") && token == JsonToken.START_ARRAY) {
                    for (long row = 1; parser.nextToken() != JsonToken.END_ARRAY; row++) {
                        partsOf(parser, 0, row);
                    }
                } else if (name.equals("crs") && token != JsonToken.VALUE_NULL) {
                    JsonNode crs = parser.readValueAsTree();
                    found = named(crs.path("properties").path("name").asString(""));
                } else {
                    // a file may be one single feature
                    parts = partsOf(parser, parts, 1);
                }
            }
        }
        return found;
    }

    /** Goes to the end of what begins here. @return how many names, numbers and texts there were with those before */
    private static long partsOf(JsonParser parser, long before, long row) {
        long parts = before;
        int depth = 0;
        do {
            var token = parser.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            parts += token == JsonToken.VALUE_STRING ? 1 + parser.getStringLength() / LETTERS_OF_A_PART : 1;
            if (parts > MOST_PARTS) {
                throw new FeatureFileException("feature-too-large", null, row, MOST_PARTS);
            }
        } while (depth > 0 && parser.nextToken() != null);
        return parts;
    }

    private static Crs named(String name) {
        if (name.endsWith("CRS84")) {
            return Crs.WGS_84;
        }
        var found = EPSG.matcher(name.strip());
        var shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
        if (!found.matches()) {
            throw new FeatureFileException("unknown-crs", null, shown);
        }
        try {
            return Crs.of("EPSG:" + found.group(1));
        } catch (IllegalArgumentException e) {
            throw new FeatureFileException("unknown-crs", e, shown);
        }
    }

    private static void feature(long row, JsonNode node, Crs crs, FeatureFile.Listener listener) {
        if (!node.path("type").asString("").equals("Feature")) {
            listener.problem(new RowProblem(row, "feature-expected", "no object with \"type\": \"Feature\""));
            return;
        }
        Geometry geometry = null;
        try {
            if (!node.path("geometry").isNull() && !node.path("geometry").isMissingNode()) {
                geometry = GeoJson.read(node.path("geometry"), crs);
            }
        } catch (GeoJsonException e) {
            listener.problem(new RowProblem(row, e.code(), e.getMessage()));
            return;
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (Map.Entry<String, JsonNode> property : node.path("properties").properties()) {
            values.put(property.getKey(), value(property.getValue()));
        }
        listener.feature(row, geometry, crs, values);
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.asLong();
        }
        if (node.isNumber()) {
            return node.asDouble();
        }
        return node.isString() ? node.asString() : node.toString();
    }
}

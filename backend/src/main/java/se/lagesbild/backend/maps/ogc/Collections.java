package se.lagesbild.backend.maps.ogc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.CrsName;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.maps.OfferedCrs;
import se.lagesbild.gis.formats.Area;

/** Describes collections: what they are called, where they lie, which fields they have. */
@Component
class Collections {
    private final OfferedCrs offered;
    private final Area area;

    Collections(OfferedCrs offered, Area area) {
        this.offered = offered;
        this.area = area;
    }

    static String title(Asked asked, MapLayer layer) {
        return layer.features()
                .map(source -> asked.english() ? source.titleEn() : source.titleSv())
                .orElse(layer.id());
    }

    Map<String, Object> describe(Asked asked, MapLayer layer) {
        var here = asked.root() + "/collections/" + Asked.encoded(layer.id());
        var title = title(asked, layer);
        var links = new ArrayList<Map<String, Object>>();
        links.add(Link.to(here + "?f=json", "self", Link.JSON, title));
        links.add(Link.to(here + "?f=html", "alternate", Link.HTML, title));
        layer.features().ifPresent(source -> {
            links.add(Link.to(here + "/items?f=json", "items", Link.GEOJSON, asked.word("ogc-items", title)));
            links.add(Link.to(here + "/items?f=html", "items", Link.HTML, asked.word("ogc-items", title)));
            links.add(Link.to(here + "/queryables?f=json", Link.QUERYABLES, Link.SCHEMA, asked.word("ogc-queryables")));
            links.add(Link.to(here + "/schema?f=json", Link.SCHEMA_OF, Link.SCHEMA, asked.word("ogc-schema")));
        });
        if (layer.tiled()) {
            links.add(Link.to(here + "/tiles?f=json", Link.TILESETS, Link.JSON, asked.word("ogc-tiles")));
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("id", layer.id());
        document.put("title", title);
        document.put("extent", extent(layer));
        document.put("itemType", "feature");
        layer.features().ifPresent(source -> {
            document.put("crs", offered.list().stream().map(CrsName::text).toList());
            document.put("storageCrs", offered.storage().text());
        });
        document.put("links", links);
        return document;
    }

    private Map<String, Object> extent(MapLayer layer) {
        var extent = new LinkedHashMap<String, Object>();
        extent.put("spatial", Map.of("bbox", List.of(bounds()), "crs", CrsName.CRS84.text()));
        if (layer.features().map(FeatureSource::timeField).isPresent()) {
            extent.put(
                    "temporal",
                    Map.of(
                            "interval",
                            List.of(Arrays.asList((Object) null, null)),
                            "trs",
                            "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"));
        }
        return extent;
    }

    /** West, south, east, north in degrees, of the area's boundary. */
    List<Double> bounds() {
        var box = area.boundary().getEnvelopeInternal();
        return List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }

    /** JSON Schema of what filters can name. */
    Map<String, Object> queryables(Asked asked, MapLayer layer, FeatureSource source, Viewer viewer) {
        var document = schema(asked, layer);
        document.put("properties", properties(asked, source, viewer));
        document.put("additionalProperties", false);
        return document;
    }

    /** JSON Schema of the features themselves. */
    Map<String, Object> schema(Asked asked, MapLayer layer, FeatureSource source, Viewer viewer) {
        var document = schema(asked, layer);
        var properties = new LinkedHashMap<String, Object>();
        properties.put("id", Map.of("type", "string", "x-ogc-role", "id"));
        properties.putAll(properties(asked, source, viewer));
        document.put("properties", properties);
        return document;
    }

    private static Map<String, Object> schema(Asked asked, MapLayer layer) {
        var document = new LinkedHashMap<String, Object>();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("$id", asked.path());
        document.put("type", "object");
        document.put("title", title(asked, layer));
        return document;
    }

    private static Map<String, Object> properties(Asked asked, FeatureSource source, Viewer viewer) {
        var properties = new LinkedHashMap<String, Object>();
        var geometry = new LinkedHashMap<String, Object>();
        geometry.put("title", asked.word("ogc-geometry"));
        geometry.put(
                "format",
                "geometry-"
                        + source.shape()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace("_", ""));
        geometry.put("x-ogc-role", "primary-geometry");
        properties.put("geometry", geometry);
        for (var field : source.fields(viewer)) {
            properties.put(field.name(), property(asked, field, field.name().equals(source.timeField())));
        }
        return properties;
    }

    static Map<String, Object> property(Asked asked, FeatureSource.Field field, boolean time) {
        var property = new LinkedHashMap<String, @Nullable Object>();
        property.put("title", asked.english() ? field.titleEn() : field.titleSv());
        switch (field.type()) {
            case TEXT -> property.put("type", "string");
            case INTEGER -> property.put("type", "integer");
            case NUMBER -> property.put("type", "number");
            case BOOLEAN -> property.put("type", "boolean");
            case TIME -> {
                property.put("type", "string");
                property.put("format", "date-time");
            }
        }
        if (!field.values().isEmpty()) {
            property.put("enum", field.values());
        }
        if (time) {
            property.put("x-ogc-role", "primary-instant");
        }
        return java.util.Collections.unmodifiableMap(property);
    }
}

package se.lagesbild.backend.maps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.gis.formats.GeoJson;

/** Makes GeoJSON for answers; geometries are in WGS 84, longitude before latitude. */
public final class Features {
    private Features() {}

    /** @param geometry WGS 84, or null for something without a place */
    public static Map<String, Object> feature(
            @Nullable Object id, @Nullable Geometry geometry, Map<String, ? extends @Nullable Object> properties) {
        var feature = new LinkedHashMap<String, Object>();
        feature.put("type", "Feature");
        if (id != null) {
            feature.put("id", id);
        }
        feature.put("geometry", geometry == null ? null : GeoJson.write(geometry));
        feature.put("properties", properties);
        return feature;
    }

    public static Map<String, Object> collection(List<Map<String, Object>> features) {
        var collection = new LinkedHashMap<String, Object>();
        collection.put("type", "FeatureCollection");
        collection.put("features", features);
        return collection;
    }
}

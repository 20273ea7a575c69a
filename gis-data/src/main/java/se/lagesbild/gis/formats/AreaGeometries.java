package se.lagesbild.gis.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.operation.valid.IsValidOp;
import se.lagesbild.gis.formats.Area.KnownPlace;
import se.lagesbild.gis.formats.Area.Zone;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code boundary.geojson}, {@code zones.geojson} and {@code places.geojson} of an area folder. */
final class AreaGeometries {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Set<String> SETTINGS = Set.of("PORT", "PUBLIC_SPACE", "TRAFFIC");
    private static final Set<String> KINDS =
            Set.of("OTHER", "PARK", "PARKING", "PORT", "SCHOOL", "SQUARE", "STATION", "STREET");

    private final AreaFolder folder;

    AreaGeometries(AreaFolder folder) {
        this.folder = folder;
    }

    /** All polygons of the file as one. */
    Geometry boundary() {
        var file = "boundary.geojson";
        var polygons = features(file, folder.require(file)).stream()
                .map(feature -> polygonal(feature.geometry(), feature.where()))
                .toList();
        if (polygons.isEmpty()) {
            throw new AreaException(folder.where(file), "holds no polygon");
        }
        return polygons.size() == 1 ? polygons.get(0) : UnaryUnionOp.union(polygons);
    }

    /** Zones in the order of the file. */
    List<Zone> zones() {
        return optional("zones.geojson").stream()
                .map(feature -> new Zone(
                        feature.text("name"),
                        feature.oneOf("setting", SETTINGS),
                        feature.example(),
                        feature.textOr("source", ""),
                        polygonal(feature.geometry(), feature.where())))
                .toList();
    }

    /** Places in the order of the file. */
    List<KnownPlace> places() {
        var seen = new HashSet<String>();
        var places = new ArrayList<KnownPlace>();
        for (var feature : optional("places.geojson")) {
            if (!(feature.geometry() instanceof Point point)) {
                throw new AreaException(
                        feature.where(),
                        "a place is a Point, got a %s"
                                .formatted(feature.geometry().getGeometryType()));
            }
            var place = new KnownPlace(
                    feature.text("id"),
                    feature.text("name"),
                    feature.oneOf("kind", KINDS),
                    feature.example(),
                    feature.textOr("source", ""),
                    point);
            if (!seen.add(place.id())) {
                throw new AreaException(feature.where(), "properties.id: '%s' is there twice".formatted(place.id()));
            }
            places.add(place);
        }
        return places;
    }

    private List<Feature> optional(String file) {
        return folder.open(file).map(in -> features(file, in)).orElse(List.of());
    }

    /** A FeatureCollection, a single Feature, or a bare geometry. */
    private List<Feature> features(String file, InputStream input) {
        var where = folder.where(file);
        JsonNode tree;
        try (input) {
            tree = JSON.readTree(input);
        } catch (JacksonException e) {
            throw new AreaException(where, "is not readable JSON: %s".formatted(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new AreaException(where, "cannot be read: %s".formatted(e.getMessage()), e);
        }
        var found = new ArrayList<Feature>();
        var type = tree.path("type").asString("");
        if (type.equals("FeatureCollection")) {
            for (var item : tree.path("features")) {
                found.add(feature(where + ": feature " + (found.size() + 1), item, item.path("geometry")));
            }
        } else {
            found.add(feature(where, tree, type.equals("Feature") ? tree.path("geometry") : tree));
        }
        return found;
    }

    private static Feature feature(String where, JsonNode feature, JsonNode geometry) {
        try {
            return new Feature(where, feature.path("properties"), GeoJson.read(geometry));
        } catch (GeoJsonException e) {
            throw new AreaException(where, e.getMessage(), e);
        }
    }

    private static Geometry polygonal(Geometry geometry, String where) {
        if (!(geometry instanceof Polygonal)) {
            throw new AreaException(
                    where, "a Polygon or MultiPolygon is needed, got a %s".formatted(geometry.getGeometryType()));
        }
        var problem = new IsValidOp(geometry).getValidationError();
        if (problem != null) {
            throw new AreaException(
                    where,
                    "the polygon is not valid at %s, %s (%s): repair it in the source"
                            .formatted(
                                    problem.getCoordinate().x,
                                    problem.getCoordinate().y,
                                    problem.getMessage().toLowerCase(Locale.ROOT)));
        }
        return geometry;
    }

    /** One feature and how messages name it. */
    private record Feature(String where, JsonNode properties, Geometry geometry) {

        String text(String field) {
            var value = textOr(field, "");
            if (value.isEmpty()) {
                throw new AreaException(where, "properties.%s: is missing".formatted(field));
            }
            return value;
        }

        String textOr(String field, String otherwise) {
            var node = properties.path(field);
            return node.isString() || node.isNumber() ? node.asString().strip() : otherwise;
        }

        String oneOf(String field, Set<String> allowed) {
            var value = text(field);
            if (!allowed.contains(value)) {
                throw new AreaException(
                        where,
                        "properties.%s: '%s' is not known: give %s"
                                .formatted(
                                        field,
                                        value,
                                        String.join(
                                                ", ", allowed.stream().sorted().toList())));
            }
            return value;
        }

        boolean example() {
            return properties.path("example").asBoolean(false);
        }
    }
}

package se.lagesbild.gis.formats;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.databind.JsonNode;

/** Reads one geometry and counts its positions; made anew for each. */
final class GeoJsonReader {

    private final GeometryFactory factory;
    private final boolean degrees;
    private int points;

    GeoJsonReader(Crs crs) {
        this.factory = crs.geometries();
        this.degrees = crs.equals(Crs.WGS_84);
    }

    /** Makes a part out of one item of an array; {@code at} is the item's JSON pointer. */
    private interface Part<T> {
        T read(JsonNode item, String at);
    }

    Geometry read(JsonNode geometry) {
        return read(geometry, "", true);
    }

    private Geometry read(JsonNode node, String at, boolean collectionAllowed) {
        if (!node.isObject()) {
            throw new GeoJsonException(
                    at, "type-unknown", "a geometry object is needed, got %s".formatted(shown(node)));
        }
        var type = node.path("type").asString("");
        String inside = at + "/coordinates";
        var coordinates = node.path("coordinates");
        switch (type) {
            case "Point":
                return point(coordinates, inside);
            case "LineString":
                return line(coordinates, inside);
            case "Polygon":
                return polygon(coordinates, inside);
            case "MultiPoint":
                return factory.createMultiPoint(
                        list(coordinates, inside, this::point).toArray(Point[]::new));
            case "MultiLineString":
                return factory.createMultiLineString(
                        list(coordinates, inside, this::line).toArray(LineString[]::new));
            case "MultiPolygon":
                return factory.createMultiPolygon(
                        list(coordinates, inside, this::polygon).toArray(Polygon[]::new));
            case "GeometryCollection":
                if (collectionAllowed) {
                    return factory.createGeometryCollection(
                            list(node.path("geometries"), at + "/geometries", (item, where) -> read(item, where, false))
                                    .toArray(Geometry[]::new));
                }
                throw new GeoJsonException(at, "type-unknown", "a collection inside a collection is not read");
            default:
                throw new GeoJsonException(
                        at + "/type",
                        "type-unknown",
                        "%s is not a geometry type: give Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon or GeometryCollection"
                                .formatted(shown(node.path("type"))));
        }
    }

    private Point point(JsonNode node, String at) {
        return factory.createPoint(position(node, at));
    }

    private LineString line(JsonNode node, String at) {
        var positions = list(node, at, this::position);
        if (positions.size() < 2) {
            throw new GeoJsonException(
                    at, "too-few-points", "a line needs 2 positions or more, got %d".formatted(positions.size()));
        }
        return factory.createLineString(positions.toArray(Coordinate[]::new));
    }

    private Polygon polygon(JsonNode node, String at) {
        var rings = list(node, at, this::ring);
        if (rings.isEmpty()) {
            throw new GeoJsonException(at, "too-few-points", "a polygon needs an outer ring");
        }
        return factory.createPolygon(
                rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private LinearRing ring(JsonNode node, String at) {
        var positions = list(node, at, this::position);
        if (positions.size() < 4) {
            throw new GeoJsonException(
                    at,
                    "too-few-points",
                    "a ring needs 4 positions or more, the last as the first; got %d".formatted(positions.size()));
        }
        var first = positions.get(0);
        var last = positions.get(positions.size() - 1);
        if (!first.equals2D(last)) {
            throw new GeoJsonException(
                    at,
                    "ring-open",
                    "the ring is not closed: it begins at %s, %s and ends at %s, %s; repeat the first position at the end"
                            .formatted(first.x, first.y, last.x, last.y));
        }
        return factory.createLinearRing(positions.toArray(Coordinate[]::new));
    }

    private Coordinate position(JsonNode node, String at) {
        if (++points > GeoJson.MAX_POINTS) {
            throw new GeoJsonException(
                    at,
                    "too-many-points",
                    "more than %d positions: simplify the geometry".formatted(GeoJson.MAX_POINTS));
        }
        if (!node.isArray() || node.size() < 2 || node.get(0).isArray()) {
            throw new GeoJsonException(
                    at,
                    "coordinates-nesting",
                    "a position [longitude, latitude] is needed, got %s".formatted(shown(node)));
        }
        double longitude = number(node.get(0), at + "/0");
        double latitude = number(node.get(1), at + "/1");
        if (degrees && Math.abs(longitude) > 180) {
            throw new GeoJsonException(
                    at + "/0", "out-of-range", "longitude %s is not within -180 to 180 degrees".formatted(longitude));
        }
        if (degrees && Math.abs(latitude) > 90) {
            throw new GeoJsonException(
                    at + "/1",
                    "out-of-range",
                    "latitude %s is not within -90 to 90 degrees: the order is longitude, latitude"
                            .formatted(latitude));
        }
        return new Coordinate(longitude, latitude);
    }

    private static double number(JsonNode node, String at) {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw new GeoJsonException(
                    at, "number-invalid", "a finite number is needed, got %s".formatted(shown(node)));
        }
        return node.doubleValue();
    }

    private static <T> List<T> list(JsonNode node, String at, Part<T> part) {
        if (!node.isArray()) {
            throw new GeoJsonException(at, "coordinates-nesting", "an array is needed, got %s".formatted(shown(node)));
        }
        var result = new ArrayList<T>(Math.min(node.size(), GeoJson.MAX_POINTS));
        for (int i = 0; i < node.size(); i++) {
            result.add(part.read(node.get(i), at + "/" + i));
        }
        return result;
    }

    /** Short enough for a message. Objects are only named: what else they hold is none of our business. */
    private static String shown(JsonNode node) {
        if (node.isMissingNode()) {
            return "nothing";
        }
        if (node.isObject()) {
            return "an object";
        }
        if (node.isArray()) {
            return node.isEmpty() ? "an empty array" : "an array that begins with " + shown(node.get(0));
        }
        var text = node.isNumber() ? node.asString() : node.toString(); // toString puts NaN in quotes
        return text.length() <= 40 ? text : text.substring(0, 39) + "…";
    }
}

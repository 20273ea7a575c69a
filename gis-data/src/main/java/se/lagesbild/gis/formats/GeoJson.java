package se.lagesbild.gis.formats;

import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Geometries as GeoJSON (RFC 7946): WGS 84, longitude before latitude. */
public final class GeoJson {

    /** More than any boundary of a municipality needs; protects the server against a body that is all coordinates. */
    public static final int MAX_POINTS = 100_000;

    /** Decimals of a degree that are written: 0.000001 degrees is 0.11 m. */
    private static final double SCALE = 1e6;

    private static final double METRE_SCALE = 1e3;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final boolean northFirst;
    private final double scale;

    private GeoJson(boolean northFirst, double scale) {
        this.northFirst = northFirst;
        this.scale = scale;
    }

    /**
     * Reads a geometry object (not a Feature).
     *
     * @return a geometry with SRID 4326; third and further numbers of a position are dropped
     * @throws GeoJsonException with a JSON pointer, for an unknown type, wrong nesting, a value that is no finite number, a
     *     longitude outside -180 to 180 or latitude outside -90 to 90, a ring that is not closed or has under 4 positions, a
     *     line under 2, a collection in a collection, or more than {@value #MAX_POINTS} positions. Whether rings cross is not looked at
     */
    public static Geometry read(JsonNode geometry) {
        return read(geometry, Crs.WGS_84);
    }

    /** As {@link #read(JsonNode)}, for older files in another system: x east, y north, and no bounds to the numbers. */
    static Geometry read(JsonNode geometry, Crs crs) {
        return new GeoJsonReader(crs).read(geometry);
    }

    /**
     * Writes a geometry with at most 6 decimals; outer rings run counter-clockwise, holes clockwise.
     *
     * @param geometry with SRID 4326
     * @throws IllegalArgumentException if the SRID is another one: metres must never be sent as degrees
     */
    public static ObjectNode write(Geometry geometry) {
        if (geometry.getSRID() != Crs.WGS_84.srid()) {
            throw new IllegalArgumentException(
                    "GeoJSON is WGS 84, and this geometry has SRID %d: bring it to EPSG:4326 first"
                            .formatted(geometry.getSRID()));
        }
        return write(geometry, false);
    }

    /**
     * Writes a geometry of any system, in degrees with at most 6 decimals, in metres with 3. That is no GeoJSON of RFC 7946: whoever sends
     * it must say in which system it is.
     *
     * @param northFirst to write north (or latitude) before east
     */
    public static ObjectNode write(Geometry geometry, boolean northFirst) {
        return new GeoJson(northFirst, geometry.getSRID() == Crs.WGS_84.srid() ? SCALE : METRE_SCALE).object(geometry);
    }

    private ObjectNode object(Geometry geometry) {
        var node = JSON.objectNode().put("type", geometry.getGeometryType());
        if (geometry instanceof Point point) {
            node.set("coordinates", point.isEmpty() ? JSON.arrayNode() : position(point.getCoordinate()));
        } else if (geometry instanceof LineString line) {
            node.put("type", "LineString"); // also for a loose ring, a type that GeoJSON lacks
            node.set("coordinates", positions(line.getCoordinates()));
        } else if (geometry instanceof Polygon polygon) {
            node.set("coordinates", rings(polygon));
        } else {
            var collection = (GeometryCollection) geometry;
            boolean alike = collection instanceof MultiPoint
                    || collection instanceof MultiLineString
                    || collection instanceof MultiPolygon;
            var parts = JSON.arrayNode();
            for (int i = 0; i < collection.getNumGeometries(); i++) {
                var part = object(collection.getGeometryN(i));
                parts.add(alike ? part.get("coordinates") : part);
            }
            node.set(alike ? "coordinates" : "geometries", parts);
        }
        return node;
    }

    private ArrayNode rings(Polygon polygon) {
        var rings = JSON.arrayNode();
        if (!polygon.isEmpty()) {
            rings.add(ring(polygon.getExteriorRing(), true));
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                rings.add(ring(polygon.getInteriorRingN(i), false));
            }
        }
        return rings;
    }

    private ArrayNode ring(LinearRing ring, boolean counterClockwise) {
        boolean turned = Orientation.isCCW(ring.getCoordinateSequence()) != counterClockwise;
        return positions((turned ? ring.reverse() : ring).getCoordinates());
    }

    private ArrayNode positions(Coordinate[] coordinates) {
        var array = JSON.arrayNode(coordinates.length);
        for (var coordinate : coordinates) {
            array.add(position(coordinate));
        }
        return array;
    }

    private ArrayNode position(Coordinate c) {
        return northFirst
                ? JSON.arrayNode(2).add(rounded(c.y)).add(rounded(c.x))
                : JSON.arrayNode(2).add(rounded(c.x)).add(rounded(c.y));
    }

    private double rounded(double number) {
        return Math.round(number * scale) / scale;
    }
}

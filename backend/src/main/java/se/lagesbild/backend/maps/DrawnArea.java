package se.lagesbild.backend.maps;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.operation.valid.IsValidOp;
import se.lagesbild.backend.JsonFields;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.GeoJson;
import se.lagesbild.gis.formats.GeoJsonException;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.databind.JsonNode;

/**
 * A part of the map that somebody marked, as it stands in the body of a question.
 *
 * @param metric polygons in the area's metric CRS
 * @param drawn the same as they were sent, WGS 84
 */
public record DrawnArea(Geometry metric, Geometry drawn) {
    private static final int MOST_CORNERS = 5_000;

    /** Corners that the log of reads has room for. */
    private static final int MOST_LOGGED = 200;

    /** Degrees around the municipality; further away nothing is counted and the projection is not meant for it. */
    private static final double NEAR_DEGREES = 1;

    /** About 250 m to the east and 450 m to the north: such a side lies within a centimetre of the straight one. */
    private static final double SIDE_DEGREES = 0.004;

    private static final int MOST_SIDES = 20_000;

    /** The polygons of the field, which are WGS 84 there. @return null where the field is absent, or at fault, which {@code fields} is told */
    public static @Nullable DrawnArea read(JsonFields fields, JsonNode body, String name, Area area) {
        if (!fields.has(name)) {
            return null;
        }
        Geometry drawn;
        try {
            drawn = GeoJson.read(body.path(name));
        } catch (GeoJsonException e) {
            fields.fault(name + e.pointer(), "not-a-polygon", MOST_CORNERS);
            return null;
        }
        if (!(drawn instanceof Polygonal) || drawn.isEmpty() || drawn.getNumPoints() > MOST_CORNERS) {
            fields.fault(name, "not-a-polygon", MOST_CORNERS);
            return null;
        }
        var fault = new IsValidOp(drawn).getValidationError();
        if (fault != null) {
            var at = fault.getCoordinate();
            fields.fault(name, "polygon-crosses-itself", String.format(Locale.ROOT, "[%.6f, %.6f]", at.x, at.y));
            return null;
        }
        var near = area.boundary().getEnvelopeInternal().copy();
        near.expandBy(NEAR_DEGREES);
        if (!near.contains(drawn.getEnvelopeInternal())) {
            fields.fault(name, "drawn-too-far", area.name());
            return null;
        }
        return new DrawnArea(area.crs().from(Crs.WGS_84, straightOnTheMap(drawn)), drawn);
    }

    /** More corners on long sides: what is straight on the map is not straight in metres (across a municipality by over 100 m). */
    private static Geometry straightOnTheMap(Geometry drawn) {
        double side = Math.max(SIDE_DEGREES, drawn.getLength() / MOST_SIDES);
        return Densifier.densify(drawn, side);
    }

    /**
     * For the log: the box around it in whole metres, and its corners in longitude and latitude, about ten metres exact; of one with very
     * many corners their SHA-256 instead, by which one who has the area can tell that it was this.
     */
    public String canonical() {
        var box = metric.getEnvelopeInternal();
        var around = List.of(
                Math.round(box.getMinX()),
                Math.round(box.getMinY()),
                Math.round(box.getMaxX()),
                Math.round(box.getMaxY()));
        return "&within=" + around
                + (drawn.getNumPoints() > MOST_LOGGED ? "&sha256=" + sum() : "&corners=" + corners());
    }

    /** {@code longitude,latitude} with a blank between corners and a semicolon between rings. */
    private String corners() {
        var rings = new ArrayList<String>();
        for (var line : LinearComponentExtracter.getLines(drawn)) {
            rings.add(Arrays.stream(((LineString) line).getCoordinates())
                    .map(at -> String.format(Locale.ROOT, "%.4f,%.4f", at.x, at.y))
                    .collect(Collectors.joining(" ")));
        }
        return String.join(";", rings);
    }

    private String sum() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(new WKBWriter().write(drawn)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package se.lagesbild.gis.formats;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A piece of ground or a place out of OpenStreetMap.
 *
 * @param id {@code node-1}, {@code way-1} or {@code relation-1}: the same object keeps it
 * @param kind as in the table that was read by
 * @param name as written there, or null
 * @param geometry in a metric system, SRID set: a point, one or several lines, one or several polygons, valid
 */
public record OsmThing(String id, String kind, @Nullable String name, Geometry geometry) {}

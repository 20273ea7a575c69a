package se.lagesbild.gis.formats;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.LineString;

/**
 * A stretch of street or path between two junctions (or ends), open to people on foot in both directions.
 *
 * @param id unique in its network, below 2^53; the same stretch keeps it when the same extract is read again
 * @param fromNode junction at the first point of the line; negative where a locked gate ends the stretch
 * @param toNode junction at the last point of the line; may be the same as {@code fromNode}
 * @param name of the street, or null
 * @param highway kind, as in OpenStreetMap: residential, footway, steps, ...
 * @param steps true for stairs: not for wheels
 * @param line of at least two points, in a metric system, SRID set
 */
public record StreetEdge(
        long id, long fromNode, long toNode, @Nullable String name, String highway, boolean steps, LineString line) {

    /** Length of the line in metres. */
    public double metres() {
        return line.getLength();
    }
}

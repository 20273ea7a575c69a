package se.lagesbild.backend.routes;

import java.util.List;
import org.locationtech.jts.geom.Point;
import se.lagesbild.backend.access.Viewer;

/** How far it is to walk between given points. */
public interface WalkingDistances {
    /**
     * @param points area's metric CRS
     * @return whole metres, square: row from, column to, in the order of the points; 0 to itself. Along streets where both
     *     points lie within 100 m of one and a way leads from one to the other, else the air line times 1.3
     */
    List<List<Integer>> between(Viewer viewer, List<Point> points);
}

package se.lagesbild.backend.routes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import se.lagesbild.backend.access.Viewer;

/** The way from place to place, street by street. */
public interface WalkingDirections {
    /**
     * From one place to the next.
     *
     * @param metres along the streets, else the air line times 1.3
     * @param bearing of the air line, degrees clockwise from north
     * @param runs along one street each, in walking order; empty where the streets are not known or both are one place
     */
    record Leg(double metres, double bearing, List<Run> runs) {}

    /**
     * @param street null where it has no name
     * @param bearing degrees clockwise from north in which it begins
     * @param turn degrees from the street before, to the right more than 0; 0 for the first
     */
    record Run(@Nullable String street, double metres, double bearing, double turn) {}

    /**
     * @param points area's metric CRS, in walking order
     * @return one fewer than there are points
     */
    List<Leg> legs(Viewer viewer, List<Point> points);
}

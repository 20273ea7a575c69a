package se.lagesbild.backend.places;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.backend.access.Viewer;

/** What a place is called. */
public interface PlaceFinder {
    /**
     * @param name for people: streets, the nearest known place, or the direction from the centre
     * @param streets names of streets inside, longest stretch first; empty without a network
     * @param example true when the name comes from a place that was made up for the demonstration
     */
    record Named(String name, List<String> streets, boolean example) {}

    /** @param area polygon in the area's metric coordinate system */
    Named name(Viewer viewer, Geometry area);
}

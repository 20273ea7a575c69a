package se.lagesbild.backend.places;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.backend.access.Viewer;

/** What a place is called. */
public interface PlaceFinder {
    /**
     * @param name for people: streets, the nearest known place, or the direction from the centre
     * @param streets names of streets inside, those with most events or the longest stretch first; empty without a network
     * @param stretches those that hold the events of the place, most events first; empty where no events were told
     * @param example true when the name comes from a place that was made up for the demonstration
     */
    record Named(String name, List<String> streets, List<Stretch> stretches, boolean example) {
        public Named called(String other) {
            return new Named(other, streets, stretches, example);
        }
    }

    /**
     * A piece of one street.
     *
     * @param n events on it
     * @param metres its length
     * @param between the two cross streets that it lies between, in the order of the alphabet, or none
     */
    record Stretch(String street, int n, double metres, List<String> between) {}

    /** @param area polygon in the area's metric coordinate system */
    Named name(Viewer viewer, Geometry area);

    /**
     * Named after the streets that its events lie on, where a street network is loaded.
     *
     * @param east metres, of each event; as many as {@code north}
     */
    Named name(Viewer viewer, Geometry area, double[] east, double[] north);

    /** Tells places of one name apart: "350 m öster om centrum", of the middle of an area in metres. */
    String fromCentre(Geometry area);
}

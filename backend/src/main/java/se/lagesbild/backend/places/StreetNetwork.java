package se.lagesbild.backend.places;

import java.util.Optional;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.network.StreetGraph;

/** The walking network in force. */
public interface StreetNetwork {
    /** What is loaded. */
    record Loaded(long version, int segments, String attribution) {}

    Optional<Loaded> loaded();

    /** The graph, held in memory; empty where no network is loaded. */
    Optional<StreetGraph> graph(Viewer viewer);
}

package se.lagesbild.backend.maps;

import java.util.List;
import java.util.Optional;

/** Layers that come and go while the program runs, such as uploads. Layers that are always there are beans of their own. */
public interface MapLayers {
    List<MapLayer> all();

    Optional<MapLayer> find(String id);
}

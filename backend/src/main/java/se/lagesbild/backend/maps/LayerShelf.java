package se.lagesbild.backend.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;

/** All layers, each for those who may read it and for nobody else. */
@Component
public class LayerShelf {
    private final Map<String, MapLayer> standing = new TreeMap<>();
    private final List<MapLayers> changing;

    LayerShelf(List<MapLayer> standing, List<MapLayers> changing) {
        standing.forEach(layer -> this.standing.put(layer.id(), layer));
        this.changing = List.copyOf(changing);
    }

    /** What the viewer may read, by id. */
    public List<MapLayer> list(Viewer viewer) {
        var all = new ArrayList<>(standing.values());
        changing.forEach(some -> all.addAll(some.all()));
        return all.stream().filter(layer -> readable(viewer, layer)).toList();
    }

    /** @throws Problem 404 also where the viewer may not know of it */
    public MapLayer get(Viewer viewer, String id) {
        return find(viewer, id).orElseThrow(() -> Problem.notFound("collection", id));
    }

    /** Empty also where the viewer may not know of it. */
    public Optional<MapLayer> find(Viewer viewer, String id) {
        return Stream.concat(
                        Stream.ofNullable(standing.get(id)),
                        changing.stream().map(some -> some.find(id)).flatMap(Optional::stream))
                .filter(layer -> readable(viewer, layer))
                .findFirst();
    }

    private static boolean readable(Viewer viewer, MapLayer layer) {
        return layer.readers().stream().anyMatch(viewer::is);
    }
}

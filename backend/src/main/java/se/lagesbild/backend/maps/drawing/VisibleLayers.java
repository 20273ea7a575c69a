package se.lagesbild.backend.maps.drawing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.MapLayer;

/** Layers that may be drawn for somebody. What a viewer may not read does not exist. */
@Component
public class VisibleLayers {
    private final Map<String, MapLayer> layers = new TreeMap<>();

    VisibleLayers(List<MapLayer> layers) {
        layers.forEach(layer -> this.layers.put(layer.id(), layer));
    }

    public Optional<MapLayer> find(Viewer viewer, String id) {
        return Optional.ofNullable(layers.get(id))
                .filter(layer -> layer.readers().stream().anyMatch(viewer::is));
    }

    /** In the order of their ids. */
    public List<MapLayer> list(Viewer viewer) {
        return layers.values().stream()
                .filter(layer -> layer.readers().stream().anyMatch(viewer::is))
                .toList();
    }

    public static String title(MapLayer layer, Locale locale) {
        return layer.features()
                .map(source ->
                        Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? source.titleEn() : source.titleSv())
                .orElse(layer.id());
    }

    public static FeatureSource.Shape shape(MapLayer layer) {
        return layer.features().map(FeatureSource::shape).orElse(FeatureSource.Shape.ANY);
    }
}

package se.lagesbild.backend.places;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.Features;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.gis.formats.Area;

/** Known places of the area; those that were made up say so. */
@Component
class PlacesLayer implements MapLayer {
    private final Area area;

    PlacesLayer(Area area) {
        this.area = area;
    }

    @Override
    public String id() {
        return "places";
    }

    @Override
    public Set<Role> readers() {
        return Set.of(Role.PLANNER, Role.POLICE, Role.WARDEN);
    }

    @Override
    public Optional<Map<String, Object>> items(Viewer viewer) {
        return Optional.of(Features.collection(area.places().stream()
                .map(place -> {
                    var properties = new LinkedHashMap<String, Object>();
                    properties.put("name", place.name());
                    properties.put("kind", place.kind());
                    properties.put("example", place.example());
                    properties.put("source", place.source());
                    return Features.feature(place.id(), place.point(), properties);
                })
                .toList()));
    }
}

package se.lagesbild.backend.places;

import java.util.ArrayList;
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

/** The municipality's boundary and its zones. */
@Component
class BoundaryLayer implements MapLayer {
    private final Area area;

    BoundaryLayer(Area area) {
        this.area = area;
    }

    @Override
    public String id() {
        return "boundary";
    }

    @Override
    public Set<Role> readers() {
        return Set.of(Role.PLANNER, Role.POLICE, Role.WARDEN);
    }

    @Override
    public Optional<Map<String, Object>> items(Viewer viewer) {
        var features = new ArrayList<Map<String, Object>>();
        features.add(Features.feature(
                "boundary", area.boundary(), Map.of("kind", "boundary", "name", area.name(), "example", false)));
        int n = 0;
        for (var zone : area.zones()) {
            var properties = new LinkedHashMap<String, Object>();
            properties.put("kind", "zone");
            properties.put("name", zone.name());
            properties.put("setting", zone.setting());
            properties.put("example", zone.example());
            properties.put("source", zone.source());
            features.add(Features.feature("zone-" + ++n, zone.polygon(), properties));
        }
        return Optional.of(Features.collection(features));
    }
}

package se.lagesbild.backend.places;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.maps.FeatureList;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.FeatureSource.Field;
import se.lagesbild.backend.maps.FeatureSource.Row;
import se.lagesbild.backend.maps.FeatureSource.Type;
import se.lagesbild.backend.maps.Ground;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;

/** Known places of the area; those that were made up say so. */
@Component
class PlacesLayer implements MapLayer {
    private static final List<String> KINDS =
            List.of("SQUARE", "STATION", "SCHOOL", "PORT", "PARK", "STREET", "PARKING", "OTHER");
    private static final List<Field> FIELDS = List.of(
            new Field("name", Type.TEXT, "Namn", "Name", List.of()),
            new Field("kind", Type.TEXT, "Slag", "Kind", KINDS),
            new Field("example", Type.BOOLEAN, "Exempel", "Example", List.of()),
            new Field("source", Type.TEXT, "Källa", "Source", List.of()));

    private final FeatureSource features;

    PlacesLayer(Area area, Ground ground) {
        var rows = area.places().stream()
                .map(place -> new Row(
                        place.id(),
                        area.crs().from(Crs.WGS_84, place.point()),
                        Map.of(
                                "name",
                                place.name(),
                                "kind",
                                place.kind(),
                                "example",
                                place.example(),
                                "source",
                                place.source())))
                .toList();
        features =
                new FeatureList("Platser", "Places", FeatureSource.Shape.POINT, FIELDS, null, ground, viewer -> rows);
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
    public Optional<FeatureSource> features() {
        return Optional.of(features);
    }
}

package se.lagesbild.backend.places;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureList;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.FeatureSource.Field;
import se.lagesbild.backend.maps.FeatureSource.Row;
import se.lagesbild.backend.maps.FeatureSource.Type;
import se.lagesbild.backend.maps.Ground;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.backend.places.areas.Zones;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;

/** The municipality's boundary and its zones. */
@Component
class BoundaryLayer implements MapLayer {
    private static final List<Field> FIELDS = List.of(
            new Field("kind", Type.TEXT, "Slag", "Kind", List.of("boundary", "zone")),
            new Field("name", Type.TEXT, "Namn", "Name", List.of()),
            new Field("setting", Type.TEXT, "Miljö", "Setting", List.of("PUBLIC_SPACE", "TRAFFIC", "PORT")),
            new Field("example", Type.BOOLEAN, "Exempel", "Example", List.of()),
            new Field("source", Type.TEXT, "Källa", "Source", List.of()));

    private final Area area;
    private final Zones zones;
    private final FeatureSource features;

    BoundaryLayer(Area area, Zones zones, Ground ground) {
        this.area = area;
        this.zones = zones;
        this.features = new FeatureList(
                "Gräns och zoner", "Boundary and zones", FeatureSource.Shape.ANY, FIELDS, null, ground, this::rows);
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
    public Optional<FeatureSource> features() {
        return Optional.of(features);
    }

    private List<Row> rows(Viewer viewer) {
        var rows = new ArrayList<Row>();
        rows.add(new Row(
                "boundary",
                area.crs().from(Crs.WGS_84, area.boundary()),
                Map.of("kind", "boundary", "name", area.name(), "example", false)));
        for (var zone : zones.inForce()) {
            var sheet = zone.area().sheet();
            var values = new HashMap<String, @Nullable Object>();
            values.put("kind", "zone");
            values.put("name", sheet.name());
            values.put("setting", sheet.setting());
            values.put("example", zone.area().example());
            values.put("source", sheet.source());
            rows.add(new Row(zone.area().id().toString(), zone.area().geometry(), values));
        }
        return rows;
    }
}

package se.lagesbild.backend.places.areas;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.maps.FeatureList;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.FeatureSource.Field;
import se.lagesbild.backend.maps.FeatureSource.Row;
import se.lagesbild.backend.maps.FeatureSource.Type;
import se.lagesbild.backend.maps.Ground;
import se.lagesbild.backend.maps.MapLayer;

/** Priority places and patrol areas as map layers. Zones are shown with the boundary. */
@Configuration
class DrawnLayers {
    private static final List<Field> FIELDS = List.of(
            new Field("name", Type.TEXT, "Namn", "Name", List.of()),
            new Field("reason", Type.TEXT, "Varför", "Reason", List.of()),
            new Field("hazards", Type.TEXT, "Risker", "Hazards", List.of()),
            new Field("measures", Type.TEXT, "Åtgärder", "Measures", List.of()),
            new Field("handOffs", Type.TEXT, "Överlämnat", "Handed off", List.of()),
            new Field("party", Type.TEXT, "För vem", "Party", List.of("WARDENS", "POLICE", "BOTH")),
            new Field("validFrom", Type.TEXT, "Gäller från", "Valid from", List.of()),
            new Field("validTo", Type.TEXT, "Gäller till", "Valid to", List.of()),
            new Field("visitsPerWeek", Type.INTEGER, "Önskade besök i veckan", "Wanted visits a week", List.of()),
            new Field("minutesPerVisit", Type.INTEGER, "Minuter per besök", "Minutes a visit", List.of()),
            new Field("areaSquareMetres", Type.INTEGER, "Yta i kvadratmeter", "Area in square metres", List.of()),
            new Field("example", Type.BOOLEAN, "Exempel", "Example", List.of()));

    @Bean
    MapLayer priorityPlacesLayer(DrawnAreaQueries areas, Ground ground) {
        return new DrawnLayer(
                AreaKind.PRIORITY_PLACE,
                Set.of(Role.PLANNER, Role.POLICE, Role.WARDEN),
                list(AreaKind.PRIORITY_PLACE, "Prioriterade platser", "Priority places", areas, ground));
    }

    @Bean
    MapLayer patrolAreasLayer(DrawnAreaQueries areas, Ground ground) {
        return new DrawnLayer(
                AreaKind.PATROL_AREA,
                Set.of(Role.PLANNER, Role.POLICE),
                list(AreaKind.PATROL_AREA, "Patrullområden", "Patrol areas", areas, ground));
    }

    private record DrawnLayer(AreaKind kind, Set<Role> readers, FeatureSource source) implements MapLayer {
        @Override
        public String id() {
            return kind.collection();
        }

        @Override
        public boolean logged() {
            return true;
        }

        @Override
        public Optional<FeatureSource> features() {
            return Optional.of(source);
        }
    }

    private static FeatureSource list(
            AreaKind kind, String titleSv, String titleEn, DrawnAreaQueries areas, Ground ground) {
        return new FeatureList(
                titleSv,
                titleEn,
                FeatureSource.Shape.ANY,
                FIELDS,
                null,
                ground,
                viewer -> areas.list(kind).stream().map(DrawnLayers::row).toList());
    }

    private static Row row(DrawnArea area) {
        var sheet = area.sheet();
        var dose = sheet.wantedDose();
        var values = new HashMap<String, @Nullable Object>();
        values.put("name", sheet.name());
        values.put("reason", sheet.reason());
        values.put("hazards", sheet.hazards());
        values.put("measures", sheet.measures());
        values.put("handOffs", sheet.handOffs());
        values.put("party", sheet.party() == null ? null : sheet.party().name());
        values.put("validFrom", text(sheet.validFrom()));
        values.put("validTo", text(sheet.validTo()));
        values.put("visitsPerWeek", dose == null ? null : dose.visitsPerWeek());
        values.put("minutesPerVisit", dose == null ? null : dose.minutesPerVisit());
        values.put("areaSquareMetres", (int) Math.round(area.geometry().getArea()));
        values.put("example", area.example());
        return new Row(area.id().toString(), area.geometry(), values);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}

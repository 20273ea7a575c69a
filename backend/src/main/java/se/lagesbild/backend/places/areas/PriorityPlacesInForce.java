package se.lagesbild.backend.places.areas;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.PriorityPlaces;

/** The priority places of a day, out of the drawn areas. */
@Component
class PriorityPlacesInForce implements PriorityPlaces {
    private final DrawnAreaQueries areas;

    PriorityPlacesInForce(DrawnAreaQueries areas) {
        this.areas = areas;
    }

    @Override
    public List<PriorityPlace> inForce(Viewer viewer, LocalDate day) {
        return areas.list(AreaKind.PRIORITY_PLACE).stream()
                .filter(area -> area.sheet().standsOn(day))
                .map(PriorityPlacesInForce::told)
                .toList();
    }

    @Override
    public Optional<PriorityPlace> find(Viewer viewer, UUID id) {
        return Arrays.stream(AreaKind.values())
                .flatMap(kind -> areas.find(kind, id).stream())
                .findFirst()
                .map(PriorityPlacesInForce::told);
    }

    private static PriorityPlace told(DrawnArea area) {
        var sheet = area.sheet();
        return new PriorityPlace(
                area.id(),
                sheet.name(),
                sheet.reason(),
                sheet.party() == null ? null : sheet.party().name(),
                sheet.validFrom(),
                sheet.validTo(),
                sheet.fromHotSpot(),
                area.geometry(),
                area.example());
    }
}

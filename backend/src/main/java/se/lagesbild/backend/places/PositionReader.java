package se.lagesbild.backend.places;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.JsonFields;
import se.lagesbild.gis.formats.Area;

/** Reads positions that must lie in the area. */
@Component
public class PositionReader {
    private final Territory territory;
    private final Area area;

    PositionReader(Territory territory, Area area) {
        this.territory = territory;
        this.area = area;
    }

    /** @return the point in the area's metric CRS; null when the field is absent or at fault, which {@code fields} remembers */
    public @Nullable Point read(JsonFields fields, String name) {
        var position = fields.position(name);
        if (position == null) {
            return null;
        }
        var located = territory.locate(position[0], position[1]);
        if (located.isEmpty()) {
            boolean swapped = territory.locate(position[1], position[0]).isPresent();
            fields.fault(name, swapped ? "swapped" : "outside-the-area", fields.shown(name), area.name());
        }
        return located.orElse(null);
    }
}

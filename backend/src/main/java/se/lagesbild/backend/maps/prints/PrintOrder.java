package se.lagesbild.backend.maps.prints;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.MapLayer;

/**
 * A map that somebody wants on paper.
 *
 * @param box what must be on it; WGS 84
 * @param layers lowest first
 * @param leftOut titles of what is on the map and not on the sheet: layers of other servers
 * @param title of the sheet, or null for that of the service
 * @param pdf true for PDF with tables, else a picture of the map's page
 */
record PrintOrder(
        Sheet sheet,
        Envelope box,
        List<Shown> layers,
        List<String> leftOut,
        LayerFilter filter,
        @Nullable String title,
        boolean pdf) {

    /** @param opacity 0 to 1 */
    record Shown(MapLayer layer, double opacity) {}
}

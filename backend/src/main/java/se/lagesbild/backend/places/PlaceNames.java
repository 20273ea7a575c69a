package se.lagesbild.backend.places;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;

/** Names a stretch after its streets, the nearest known place, or where it lies from the centre. */
@Component
class PlaceNames implements PlaceFinder {
    /** Metres; farther away a place no longer says where one is. */
    private static final double NEAR_PLACE_METRES = 200;

    private static final int STREETS_NAMED = 2;
    private static final int STREETS_LISTED = 5;
    private static final List<String> DIRECTIONS =
            List.of("norr", "nordost", "öster", "sydost", "söder", "sydväst", "väster", "nordväst");

    private final StreetQueries streets;
    private final List<Known> known;
    private final Point centre;

    private record Known(String name, boolean example, Point metric) {}

    PlaceNames(StreetQueries streets, Area area) {
        this.streets = streets;
        this.known = area.places().stream()
                .map(p -> new Known(p.name(), p.example(), area.crs().from(Crs.WGS_84, p.point())))
                .toList();
        this.centre = area.crs().from(Crs.WGS_84, area.longitude(), area.latitude());
    }

    @Override
    public Named name(Viewer viewer, Geometry polygon) {
        var inside = streets.streetsIn(polygon, STREETS_LISTED);
        if (!inside.isEmpty()) {
            return new Named(
                    String.join(" / ", inside.subList(0, Math.min(STREETS_NAMED, inside.size()))), inside, false);
        }
        var middle = polygon.getCentroid();
        Optional<Known> nearest = known.stream()
                .filter(place -> place.metric().distance(middle) <= NEAR_PLACE_METRES)
                .min(Comparator.comparingDouble(place -> place.metric().distance(middle)));
        return nearest.map(place -> new Named(place.name(), inside, place.example()))
                .orElseGet(() -> new Named(fromCentre(middle), inside, false));
    }

    /** "1,2 km nordost om centrum". */
    private String fromCentre(Point at) {
        double metres = at.distance(centre);
        if (metres < 50) {
            return "Centrum";
        }
        double bearing = Math.toDegrees(Math.atan2(at.getX() - centre.getX(), at.getY() - centre.getY()));
        var direction = DIRECTIONS.get((int) Math.round((bearing + 360) % 360 / 45) % 8);
        var distance = metres < 950
                ? Math.round(metres / 50) * 50 + " m"
                : "%.1f km".formatted(metres / 1000).replace('.', ',');
        return distance + " " + direction + " om centrum";
    }
}

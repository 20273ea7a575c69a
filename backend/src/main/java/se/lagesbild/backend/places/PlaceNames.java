package se.lagesbild.backend.places;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.network.StreetStretches;

/** Names a stretch after its streets, the nearest known place, or where it lies from the centre. */
@Component
class PlaceNames implements PlaceFinder {
    /** Metres; farther away a place no longer says where one is. */
    private static final double NEAR_PLACE_METRES = 200;

    /** An event farther from every named street than this lies on none: in a park, on a quay. */
    private static final double ON_STREET_METRES = 60;

    /** "Nära Hamngatan": within a few minutes' walk. */
    private static final double NEAR_STREET_METRES = 300;

    private static final int STREETS_NAMED = 2;
    private static final int STREETS_LISTED = 5;
    private static final List<String> DIRECTIONS =
            List.of("norr", "nordost", "öster", "sydost", "söder", "sydväst", "väster", "nordväst");

    private final StreetQueries streets;
    private final StreetNetwork network;
    private final List<Known> known;
    private final Point centre;

    private record Known(String name, boolean example, Point metric) {}

    PlaceNames(StreetQueries streets, StreetNetwork network, Area area) {
        this.streets = streets;
        this.network = network;
        this.known = area.places().stream()
                .map(p -> new Known(p.name(), p.example(), area.crs().from(Crs.WGS_84, p.point())))
                .toList();
        this.centre = area.crs().from(Crs.WGS_84, area.longitude(), area.latitude());
    }

    @Override
    public Named name(Viewer viewer, Geometry polygon) {
        var inside = streets.streetsIn(polygon, STREETS_LISTED);
        if (!inside.isEmpty()) {
            return new Named(firstOf(inside), inside, List.of(), false);
        }
        return withoutStreets(polygon);
    }

    @Override
    public Named name(Viewer viewer, Geometry polygon, double[] east, double[] north) {
        var graph = network.graph(viewer);
        if (graph.isEmpty()) {
            return name(viewer, polygon);
        }
        var stretches = StreetStretches.of(graph.get(), east, north, ON_STREET_METRES, polygon).stream()
                .map(one -> new Stretch(one.street(), one.n(), one.metres(), one.between()))
                .toList();
        if (stretches.isEmpty()) {
            return name(viewer, polygon);
        }
        var names = stretches.stream()
                .collect(Collectors.groupingBy(Stretch::street, LinkedHashMap::new, Collectors.summingInt(Stretch::n)));
        var busiest = names.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .limit(STREETS_LISTED)
                .toList();
        int all = names.values().stream().mapToInt(Integer::intValue).sum();
        var first = stretches.get(0);
        boolean one = 3 * first.n() >= 2 * all;
        return new Named(
                one ? first.street() + between(first) : firstOf(busiest),
                busiest,
                stretches.subList(0, Math.min(STREETS_LISTED, stretches.size())),
                false);
    }

    private static String between(Stretch stretch) {
        return stretch.between().isEmpty() ? "" : " mellan " + String.join(" och ", stretch.between());
    }

    private static String firstOf(List<String> streets) {
        return String.join(" / ", streets.subList(0, Math.min(STREETS_NAMED, streets.size())));
    }

    /** The nearest known place; else the nearest street with a name; else where it lies from the centre. */
    private Named withoutStreets(Geometry polygon) {
        var middle = polygon.getCentroid();
        Optional<Known> nearest = known.stream()
                .filter(place -> place.metric().distance(middle) <= NEAR_PLACE_METRES)
                .min(Comparator.comparingDouble(place -> place.metric().distance(middle)));
        return nearest.map(place -> new Named(place.name(), List.of(), List.of(), place.example()))
                .or(() -> streets.streetNear(polygon, NEAR_STREET_METRES)
                        .map(street -> new Named("Nära " + street, List.of(street), List.of(), false)))
                .orElseGet(() -> new Named(fromCentre(middle), List.of(), List.of(), false));
    }

    @Override
    public String fromCentre(Geometry area) {
        var at = area.getCentroid();
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

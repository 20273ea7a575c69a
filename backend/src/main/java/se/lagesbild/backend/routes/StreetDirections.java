package se.lagesbild.backend.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Service;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.StreetNetwork;
import se.lagesbild.gis.network.StreetGraph;
import se.lagesbild.gis.network.StreetWalk;

/** Tells walks along the network in force; the direction alone where it does not reach. */
@Service
class StreetDirections implements WalkingDirections {
    private final StreetNetwork network;

    StreetDirections(StreetNetwork network) {
        this.network = network;
    }

    @Override
    public List<Leg> legs(Viewer viewer, List<Point> points) {
        var graph = network.graph(viewer);
        var legs = new ArrayList<Leg>();
        for (int i = 1; i < points.size(); i++) {
            var from = points.get(i - 1);
            var to = points.get(i);
            legs.add(graph.flatMap(streets -> walk(streets, from, to))
                    .map(walk -> new Leg(
                            walk.metres(),
                            bearing(from, to),
                            walk.runs().stream()
                                    .map(run -> new Run(run.street(), run.metres(), run.bearing(), run.turn()))
                                    .toList()))
                    .orElseGet(() -> new Leg(from.distance(to) * StreetRounds.DETOUR, bearing(from, to), List.of())));
        }
        return legs;
    }

    private static Optional<StreetWalk> walk(StreetGraph graph, Point from, Point to) {
        var start = graph.snapToMain(from, StreetRounds.SNAP_METRES);
        var end = graph.snapToMain(to, StreetRounds.SNAP_METRES);
        return start.isEmpty() || end.isEmpty()
                ? Optional.empty()
                : StreetWalk.along(graph, List.of(start.get(), end.get())).get(0);
    }

    private static double bearing(Point from, Point to) {
        return (Math.toDegrees(Math.atan2(to.getX() - from.getX(), to.getY() - from.getY())) + 360) % 360;
    }
}

package se.lagesbild.backend.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Service;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.StreetNetwork;
import se.lagesbild.gis.network.StreetGraph;
import se.lagesbild.gis.network.WalkingMatrix;

/** Measures walks along the network in force; straight where it does not reach. */
@Service
class StreetDistances implements WalkingDistances {
    private final StreetNetwork network;

    StreetDistances(StreetNetwork network) {
        this.network = network;
    }

    @Override
    public List<List<Integer>> between(Viewer viewer, List<Point> points) {
        var metres = array(WalkingMatrix.straight(points, StreetRounds.DETOUR));
        network.graph(viewer).ifPresent(graph -> alongStreets(graph, points, metres));
        var rows = new ArrayList<List<Integer>>();
        for (var row : metres) {
            var whole = new ArrayList<Integer>();
            for (double one : row) {
                whole.add((int) Math.round(one));
            }
            rows.add(whole);
        }
        return rows;
    }

    private static void alongStreets(StreetGraph graph, List<Point> points, double[][] metres) {
        var reached = new ArrayList<Integer>();
        var snaps = new ArrayList<StreetGraph.Snap>();
        for (int i = 0; i < points.size(); i++) {
            Optional<StreetGraph.Snap> snap = graph.snapToMain(points.get(i), StreetRounds.SNAP_METRES);
            if (snap.isPresent()) {
                reached.add(i);
                snaps.add(snap.get());
            }
        }
        var streets = WalkingMatrix.between(graph, snaps);
        for (int i = 0; i < reached.size(); i++) {
            for (int j = 0; j < reached.size(); j++) {
                if (i != j && streets.metres(i, j) < Double.POSITIVE_INFINITY) {
                    metres[reached.get(i)][reached.get(j)] = streets.metres(i, j);
                }
            }
        }
    }

    private static double[][] array(WalkingMatrix matrix) {
        var metres = new double[matrix.size()][matrix.size()];
        for (int i = 0; i < metres.length; i++) {
            for (int j = 0; j < metres.length; j++) {
                metres[i][j] = matrix.metres(i, j);
            }
        }
        return metres;
    }
}

package se.lagesbild.gis.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import se.lagesbild.gis.formats.StreetEdge;

/** Literal small worlds, metres of EPSG:3008 counted from a corner of their own. */
final class SmallTown {

    static final GeometryFactory METRES = new GeometryFactory(new PrecisionModel(), 3008);

    private final List<StreetEdge> edges = new ArrayList<>();

    /** @param xy x, y, x, y, ... */
    SmallTown street(long id, long from, long to, @Nullable String name, double... xy) {
        var line = new Coordinate[xy.length / 2];
        Arrays.setAll(line, i -> new Coordinate(xy[2 * i], xy[2 * i + 1]));
        edges.add(new StreetEdge(id, from, to, name, "residential", false, METRES.createLineString(line)));
        return this;
    }

    List<StreetEdge> edges() {
        return edges;
    }

    StreetGraph graph() {
        return StreetGraph.of(edges);
    }

    static Point at(double x, double y) {
        return METRES.createPoint(new Coordinate(x, y));
    }

    /**
     * Five streets: a block of 100 x 200 m with a diagonal alley that saves no way, and an island.
     *
     * <pre>
     *   3 --Norra-- 4        6
     *   |           |        | Ön
     * Västra      Östra      7
     *   |           |
     *   1 --Södra-- 2
     * </pre>
     */
    static SmallTown block() {
        return new SmallTown()
                .street(11, 1, 2, "Södra", 0, 0, 200, 0)
                .street(12, 1, 3, "Västra", 0, 0, 0, 100)
                .street(13, 3, 4, "Norra", 0, 100, 200, 100)
                .street(14, 4, 2, "Östra", 200, 100, 200, 0)
                .street(15, 6, 7, "Ön", 500, 100, 500, 0);
    }
}

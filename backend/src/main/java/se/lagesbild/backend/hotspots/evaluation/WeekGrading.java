package se.lagesbild.backend.hotspots.evaluation;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import se.lagesbild.gis.stats.SpotAccuracy;

/** How a week's list did in the week after. Pure. */
final class WeekGrading {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private WeekGrading() {}

    private record Square(long column, long row) {}

    /** @param after reports of each square in the week after */
    static WeekList.Grade grade(WeekList list, List<WeekList.CellCount> after, Instant at) {
        int events = after.stream().mapToInt(WeekList.CellCount::count).sum();
        int caught = 0;
        int placesHit = 0;
        for (var place : list.places()) {
            int inside = inside(place.area(), list.cellMetres(), after);
            caught += inside;
            placesHit += inside > 0 ? 1 : 0;
        }
        Map<Square, int[]> squares = new LinkedHashMap<>();
        list.counts()
                .forEach(c -> squares.computeIfAbsent(new Square(c.column(), c.row()), s -> new int[2])[0] = c.count());
        after.forEach(c -> squares.computeIfAbsent(new Square(c.column(), c.row()), s -> new int[2])[1] = c.count());
        // squares that had nothing before and after are part of the ground too
        int n = Math.max(list.cells(), squares.size());
        var score = new double[n];
        var later = new int[n];
        int i = 0;
        for (var pair : squares.values()) {
            score[i] = pair[0];
            later[i++] = pair[1];
        }
        if (list.squares() == 0) {
            return new WeekList.Grade(at, events, 0, 0, 0, 0);
        }
        var size = new double[n];
        Arrays.fill(size, 1);
        var plain = SpotAccuracy.of(score, later, size, Math.min(1, (double) list.squares() / n));
        return new WeekList.Grade(at, events, caught, placesHit, plain.caught(), plain.best());
    }

    private static int inside(Geometry area, int cellMetres, List<WeekList.CellCount> after) {
        var prepared = PreparedGeometryFactory.prepare(area);
        return after.stream()
                .filter(c -> prepared.contains(GEOMETRIES.createPoint(
                        new Coordinate((c.column() + 0.5) * cellMetres, (c.row() + 0.5) * cellMetres))))
                .mapToInt(WeekList.CellCount::count)
                .sum();
    }
}

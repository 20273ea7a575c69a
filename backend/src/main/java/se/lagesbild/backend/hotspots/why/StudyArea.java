package se.lagesbild.backend.hotspots.why;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.backend.observations.ObservationCounts;
import se.lagesbild.backend.places.MappedPlaces;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.geo.SquareGrid;
import se.lagesbild.gis.geo.SquareGrid.Cell;

/**
 * The town that a spot is compared with: the squares where something has ever been reported and their eight neighbours, as in the ranking,
 * as far as the map reaches, and the spot itself with its surroundings. Fields and forest would make everything look dense in town. Pure.
 */
final class StudyArea {
    static final double CELL_METRES = 100;
    private static final double SQUARE_METRES_OF_HECTARE = 10_000;
    private static final SquareGrid GRID = new SquareGrid(CELL_METRES);

    private final Set<Cell> cells = new HashSet<>();

    /** @param covered what the map reaches; squares whose middle lies beyond it are left out */
    StudyArea(List<ObservationCounts.CellCount> reported, Envelope covered) {
        for (var cell : reported) {
            for (int column = -1; column <= 1; column++) {
                for (int row = -1; row <= 1; row++) {
                    var one = new Cell(cell.column() + column, cell.row() + row);
                    if (covered.contains(GRID.envelope(one).centre())) {
                        cells.add(one);
                    }
                }
            }
        }
    }

    int squares() {
        return cells.size();
    }

    boolean holds(double east, double north) {
        return cells.contains(GRID.cellOf(east, north));
    }

    /** Of the squares and of what lies outside them of {@code near}. */
    double hectaresWith(Geometry near, Crs crs) {
        var box = near.getEnvelopeInternal();
        var first = GRID.cellOf(box.getMinX(), box.getMinY());
        var last = GRID.cellOf(box.getMaxX(), box.getMaxY());
        double outside = near.getArea();
        for (long column = first.column(); column <= last.column(); column++) {
            for (long row = first.row(); row <= last.row(); row++) {
                if (cells.contains(new Cell(column, row))) {
                    outside -= near.intersection(GRID.polygon(new Cell(column, row), crs))
                            .getArea();
                }
            }
        }
        return (cells.size() * CELL_METRES * CELL_METRES + Math.max(0, outside)) / SQUARE_METRES_OF_HECTARE;
    }

    /** Places of one kind, by square of the whole grid. */
    static Map<Cell, Integer> bySquare(List<MappedPlaces.CellCount> counts, String kind) {
        var found = new HashMap<Cell, Integer>();
        for (var count : counts) {
            if (count.kind().equals(kind)) {
                found.merge(new Cell(count.column(), count.row()), count.n(), Integer::sum);
            }
        }
        return found;
    }

    int total(Map<Cell, Integer> bySquare) {
        return bySquare.entrySet().stream()
                .filter(entry -> cells.contains(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /**
     * Shares of the squares that are, each with those of its neighbours that belong to the region, at least and at most as dense.
     *
     * @param perHectare what they are compared with
     * @return two numbers, 0 to 1; 1 and 1 without any square
     */
    double[] shares(Map<Cell, Integer> bySquare, double perHectare) {
        int atLeast = 0;
        int atMost = 0;
        for (var cell : cells) {
            int n = 0;
            int squares = 0;
            for (int column = -1; column <= 1; column++) {
                for (int row = -1; row <= 1; row++) {
                    var beside = new Cell(cell.column() + column, cell.row() + row);
                    if (cells.contains(beside)) {
                        squares++;
                        n += bySquare.getOrDefault(beside, 0);
                    }
                }
            }
            double here = (double) n / squares;
            atLeast += here >= perHectare ? 1 : 0;
            atMost += here <= perHectare ? 1 : 0;
        }
        return cells.isEmpty()
                ? new double[] {1, 1}
                : new double[] {(double) atLeast / cells.size(), (double) atMost / cells.size()};
    }
}

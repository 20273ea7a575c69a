package se.lagesbild.backend.hotspots.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import se.lagesbild.gis.geo.SquareGrid;
import se.lagesbild.gis.geo.SquareGrid.Cell;

/** The squares among which a share is taken; the same for all methods and moments. */
final class StudyArea {
    enum Kind {
        /** Squares with a report of any kind in training or test, and their eight neighbours. Chosen with hindsight, alike for all. */
        REPORTED,
        /** Every square whose middle lies in the municipality, and those outside that had a report. */
        BOUNDARY
    }

    /** More squares than a contest can take in a second. */
    static final int MOST_CELLS = 200_000;

    private final SquareGrid grid;
    private final List<Cell> cells = new ArrayList<>();
    private final Map<Cell, Integer> index = new HashMap<>();

    private StudyArea(double cellMetres) {
        grid = new SquareGrid(cellMetres);
    }

    static StudyArea reported(double cellMetres, double[] x, double[] y) {
        var area = new StudyArea(cellMetres);
        area.addAll(x, y);
        for (var cell : List.copyOf(area.cells)) {
            for (int column = -1; column <= 1; column++) {
                for (int row = -1; row <= 1; row++) {
                    area.add(new Cell(cell.column() + column, cell.row() + row));
                }
            }
        }
        return area;
    }

    /**
     * @param boundary in the area's metric system
     * @return empty where there are more than {@link #MOST_CELLS}
     */
    static Optional<StudyArea> within(double cellMetres, Geometry boundary, double[] x, double[] y) {
        var area = new StudyArea(cellMetres);
        var box = boundary.getEnvelopeInternal();
        var southWest = area.grid.cellOf(box.getMinX(), box.getMinY());
        var northEast = area.grid.cellOf(box.getMaxX(), box.getMaxY());
        double squares = (northEast.column() - southWest.column() + 1.0) * (northEast.row() - southWest.row() + 1.0);
        // a municipality fills a third of its box or more
        if (squares > 3.0 * MOST_CELLS) {
            return Optional.empty();
        }
        var prepared = PreparedGeometryFactory.prepare(boundary);
        for (long column = southWest.column(); column <= northEast.column(); column++) {
            for (long row = southWest.row(); row <= northEast.row(); row++) {
                var middle = new Coordinate((column + 0.5) * cellMetres, (row + 0.5) * cellMetres);
                if (prepared.covers(boundary.getFactory().createPoint(middle))) {
                    area.add(new Cell(column, row));
                }
            }
        }
        area.addAll(x, y);
        return area.size() > MOST_CELLS ? Optional.empty() : Optional.of(area);
    }

    private void addAll(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            add(grid.cellOf(x[i], y[i]));
        }
    }

    private void add(Cell cell) {
        if (index.putIfAbsent(cell, cells.size()) == null) {
            cells.add(cell);
        }
    }

    int size() {
        return cells.size();
    }

    Cell cell(int i) {
        return cells.get(i);
    }

    double cellMetres() {
        return grid.cellMetres();
    }

    /** The cell of each point, or -1 where it lies outside. */
    int[] cellsOf(double[] x, double[] y) {
        var found = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            found[i] = index.getOrDefault(grid.cellOf(x[i], y[i]), -1);
        }
        return found;
    }

    double squareKilometres() {
        return cells.size() * cellMetres() * cellMetres() / 1e6;
    }
}

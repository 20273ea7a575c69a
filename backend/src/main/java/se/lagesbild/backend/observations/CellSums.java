package se.lagesbild.backend.observations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.lagesbild.backend.observations.ObservationCounts.CellCount;
import se.lagesbild.backend.observations.ObservationCounts.Cells;
import se.lagesbild.backend.observations.ObservationCounts.Loose;
import se.lagesbild.gis.geo.SquareGrid;

/** Puts counts of small squares together to cells, and keeps apart what may lie in another cell than its own. */
final class CellSums {
    /** A cell has so many small squares along each side. */
    static final int PARTS = 4;

    /** A position known to this part of a cell's side, or better, lies where it lies: a phone's, a point set on the map. */
    static final double EXACT = 0.25;

    static final double ACCURACY_STEP_METRES = 10;

    private final double partMetres;
    private final Map<SquareGrid.Cell, CellCount> cells = new HashMap<>();
    private final List<Loose> loose = new ArrayList<>();
    private int inaccurate;

    CellSums(double cellMetres) {
        this.partMetres = cellMetres / PARTS;
    }

    void leaveOut(int count) {
        inaccurate += count;
    }

    /**
     * @param accuracySteps 0 for an exact position
     * @param small a small square; for exact positions the first of the cell stands for all
     */
    void add(int accuracySteps, CellCount small) {
        long column = Math.floorDiv(small.column(), PARTS);
        long row = Math.floorDiv(small.row(), PARTS);
        cells.merge(
                new SquareGrid.Cell(column, row),
                new CellCount(
                        column, row, small.count(), small.harm(), small.before(), small.yearBefore(), small.ever()),
                (one, other) -> new CellCount(
                        column,
                        row,
                        one.count() + other.count(),
                        one.harm() + other.harm(),
                        one.before() + other.before(),
                        one.yearBefore() + other.yearBefore(),
                        one.ever() + other.ever()));
        if (accuracySteps > 0 && small.count() > 0) {
            loose.add(new Loose(
                    (small.column() + 0.5) * partMetres,
                    (small.row() + 0.5) * partMetres,
                    accuracySteps * ACCURACY_STEP_METRES,
                    small.count(),
                    small.harm()));
        }
    }

    Cells done() {
        return new Cells(
                cells.values().stream()
                        .sorted(Comparator.comparingLong(CellCount::column).thenComparingLong(CellCount::row))
                        .toList(),
                loose.stream()
                        .sorted(Comparator.comparingDouble(Loose::east)
                                .thenComparingDouble(Loose::north)
                                .thenComparingDouble(Loose::accuracyMetres))
                        .toList(),
                inaccurate);
    }
}

package se.lagesbild.backend.observations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;

/**
 * Counts of observations for the rooms above; never a single row. What has no position is left out of everything that is
 * placed. Categories with planning weight 0 ("all quiet") are never counted as trouble.
 */
public interface ObservationCounts {
    /**
     * Counts of one square cell.
     *
     * @param column east in metres divided by the cell's side, rounded down
     * @param row north in metres divided by the cell's side, rounded down
     * @param count observations in the period
     * @param harm the same, each times its category's planning weight
     * @param before observations in the period compared with
     * @param yearBefore observations in a second period compared with; 0 where none was asked for
     * @param ever 1 or more: the cell has had an observation at some time
     */
    record CellCount(long column, long row, int count, int harm, int before, int yearBefore, int ever) {
        public CellCount(long column, long row, int count, int harm, int before, int ever) {
            this(column, row, count, harm, before, 0, ever);
        }
    }

    /**
     * Observations of the period that may lie in another cell than the one they are counted in.
     *
     * @param east metres, to an eighth of a cell's side; {@code north} likewise
     * @param accuracyMetres radius that holds the true place in two of three cases, up to a cell's side, in tens
     * @param harm the same, each times its category's planning weight
     */
    record Loose(double east, double north, double accuracyMetres, int count, int harm) {}

    /**
     * @param cells that have ever had a placed observation, in order of column and row; all that is in {@code loose} is counted here too
     * @param inaccurate observations in the period whose position is worse than a cell's side, or of unknown accuracy: in no cell
     */
    record Cells(List<CellCount> cells, List<Loose> loose, int inaccurate) {}

    /** Period to compare with; both instants or none. */
    record Comparison(@Nullable Instant from, @Nullable Instant until) {}

    /** Positions that are worse than a cell are in none. */
    default Cells cells(Viewer viewer, LayerFilter filter, Comparison comparison, double cellMetres) {
        return cells(viewer, filter, comparison, new Comparison(null, null), cellMetres);
    }

    /** @param yearBefore a second period to compare with, in the same pass */
    Cells cells(Viewer viewer, LayerFilter filter, Comparison comparison, Comparison yearBefore, double cellMetres);

    /** A cell that belongs to a spot; {@code spot} numbers the spots from 0. */
    record SpotCell(int spot, long column, long row) {}

    /** {@code n} observations that happened at some time from the one moment to the other, which is later. */
    record Span(Instant from, Instant until, int n) {}

    /**
     * What lies behind a spot's number.
     *
     * @param categories code to count, largest first
     * @param sources source to count, largest first
     * @param weekdayHour 7 rows, Monday first, of 24 local hours: those whose moment is known
     * @param spans the others, that happened somewhen in a span of time
     * @param examples how many of the count are generated data
     */
    record SpotFacts(
            int count,
            Map<String, Integer> categories,
            Map<String, Integer> sources,
            int[][] weekdayHour,
            List<Span> spans,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt,
            int examples) {}

    /** Facts of each spot, by its number, of what {@link #cells} counted; a spot without observations in the period is missing. */
    Map<Integer, SpotFacts> facts(Viewer viewer, LayerFilter filter, List<SpotCell> cells, double cellMetres);

    /** Metres in the area's system; for sums and names alone, never to hand on. */
    @SuppressWarnings("ArrayRecordComponent") // made for one sum and dropped
    record Positions(double[] east, double[] north) {}

    /** Where the observations of each spot lie, at most so many of each, of what {@link #facts} counts. */
    Map<Integer, Positions> positions(
            Viewer viewer, LayerFilter filter, List<SpotCell> cells, double cellMetres, int most);

    /** When the first placed observation of all occurred; empty where there is none. Before it, nothing can be compared. */
    Optional<Instant> firstPlacedAt(Viewer viewer);

    /** Observations in the selection that have no position, and therefore are in no cell. */
    int withoutPosition(Viewer viewer, LayerFilter filter);
}

package se.lagesbild.gis.stats;

import java.util.Arrays;
import se.lagesbild.gis.geo.SquareGrid;

/** Events counted by place and step of time: one number for each place in each step. Not changed once made, thread-safe. */
public final class SpaceTimeCube {
    private static final long MOST_CELLS = 25_000_000;

    private final int places;
    private final int steps;
    private final double[] values;
    private int outside;

    private SpaceTimeCube(int places, int steps) {
        if (places < 1 || steps < 1 || (long) places * steps > MOST_CELLS) {
            throw new IllegalArgumentException(
                    "%d places and %d steps make no cube: give at least 1 of each and at most 25 million cells"
                            .formatted(places, steps));
        }
        this.places = places;
        this.steps = steps;
        values = new double[places * steps];
    }

    /**
     * A rectangle of squares over a run of steps. Places count from the south-west, row by row, as in {@link Neighbourhood#queen(int, int)}.
     *
     * @param firstColumn the westernmost column of the grid that is counted; the first row likewise
     * @param from begin of the first step, in any unit of time, for example epoch seconds or days
     * @param stepLength in the same unit, 1 or more
     */
    public record Frame(
            SquareGrid grid,
            long firstColumn,
            long firstRow,
            int columns,
            int rows,
            long from,
            long stepLength,
            int steps) {
        public Frame {
            if (columns < 1 || rows < 1 || (long) columns * rows > MOST_CELLS) {
                throw new IllegalArgumentException("%d columns and %d rows make no grid".formatted(columns, rows));
            }
            if (stepLength < 1) {
                throw new IllegalArgumentException("steps of %d are not usable: give 1 or more".formatted(stepLength));
            }
        }

        public Neighbourhood queen() {
            return Neighbourhood.queen(columns, rows);
        }
    }

    /**
     * Counts events in the squares and steps of a frame. A square has its west and south sides, a step its begin. What lies outside is left
     * out and counted.
     *
     * @param x metres east, as many as {@code y} metres north and {@code t}; finite
     * @param t in the unit of the frame
     */
    public static SpaceTimeCube of(double[] x, double[] y, long[] t, Frame frame) {
        if (x.length != y.length || x.length != t.length) {
            throw new IllegalArgumentException(
                    "%d values of x, %d of y and %d of time".formatted(x.length, y.length, t.length));
        }
        var cube = new SpaceTimeCube(frame.columns * frame.rows, frame.steps);
        for (int i = 0; i < x.length; i++) {
            var cell = frame.grid.cellOf(x[i], y[i]);
            long column = cell.column() - frame.firstColumn;
            long row = cell.row() - frame.firstRow;
            long step = Math.floorDiv(t[i] - frame.from, frame.stepLength);
            boolean inside = column >= 0 && column < frame.columns && row >= 0 && row < frame.rows;
            cube.add(inside ? (int) (row * frame.columns + column) : -1, step);
        }
        return cube;
    }

    /**
     * Counts events whose place is known already: hexagons, street segments, zones.
     *
     * @param place of each event, 0 to before {@code places}; anything else is outside
     * @param step of each event, 0 to before {@code steps}; anything else is outside
     */
    public static SpaceTimeCube of(int[] place, int[] step, int places, int steps) {
        if (place.length != step.length) {
            throw new IllegalArgumentException("%d places but %d steps of events".formatted(place.length, step.length));
        }
        var cube = new SpaceTimeCube(places, steps);
        for (int i = 0; i < place.length; i++) {
            cube.add(place[i], step[i]);
        }
        return cube;
    }

    private void add(int place, long step) {
        if (place < 0 || place >= places || step < 0 || step >= steps) {
            outside++;
        } else {
            values[(int) step * places + place]++;
        }
    }

    public int places() {
        return places;
    }

    public int steps() {
        return steps;
    }

    /** Events that lay outside the places or the steps. */
    public int outside() {
        return outside;
    }

    public double at(int place, int step) {
        return values[step * places + place];
    }

    /** All places of one step. */
    public double[] step(int step) {
        return Arrays.copyOfRange(values, step * places, (step + 1) * places);
    }

    /** Step after step, each with all places. The caller does not change it. */
    double[] values() {
        return values;
    }
}

package se.lagesbild.gis.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import se.lagesbild.gis.geo.HexGrid;
import se.lagesbild.gis.geo.SquareGrid;

/**
 * Which places are neighbours of which, and by what rule: a statistic of neighbourhoods means nothing without it. A place is never its own
 * neighbour here; where a statistic has it in, as Gi*, it says so. Not changed once made, thread-safe.
 */
public final class Neighbourhood {

    /** The rule. */
    public enum Kind {
        /** Squares that touch at a side or a corner. */
        QUEEN,
        /** Squares that touch at a side. */
        ROOK,
        /** Hexagons that touch: always at a side. */
        HEXAGON,
        /** 0 &lt; d &lt;= {@link #metres}: places with the very same coordinates are no neighbours. */
        DISTANCE,
        /** Lists from elsewhere, one-way links allowed. */
        GIVEN
    }

    private final Kind kind;
    private final double metres;
    private final int[][] neighbours;

    private Neighbourhood(Kind kind, double metres, int[][] neighbours) {
        this.kind = kind;
        this.metres = metres;
        this.neighbours = neighbours;
    }

    /** Squares in the order given, each once. */
    public static Neighbourhood queen(List<SquareGrid.Cell> cells) {
        return new Neighbourhood(Kind.QUEEN, Double.NaN, SquareGrid.neighbours(cells));
    }

    /** Squares in the order given, each once. */
    public static Neighbourhood rook(List<SquareGrid.Cell> cells) {
        var queen = SquareGrid.neighbours(cells);
        return new Neighbourhood(
                Kind.ROOK,
                Double.NaN,
                IntStream.range(0, queen.length)
                        .mapToObj(i -> Arrays.stream(queen[i])
                                .filter(j -> cells.get(i).column()
                                                == cells.get(j).column()
                                        || cells.get(i).row() == cells.get(j).row())
                                .toArray())
                        .toArray(int[][]::new));
    }

    /** A full rectangle of squares, row by row from the south: place = row times columns + column. */
    public static Neighbourhood queen(int columns, int rows) {
        return rectangle(Kind.QUEEN, columns, rows);
    }

    /** A full rectangle of squares, row by row from the south: place = row times columns + column. */
    public static Neighbourhood rook(int columns, int rows) {
        return rectangle(Kind.ROOK, columns, rows);
    }

    /** Hexagons in the order given, each once. */
    public static Neighbourhood hexagons(List<HexGrid.Cell> cells) {
        return new Neighbourhood(Kind.HEXAGON, Double.NaN, HexGrid.neighbours(cells));
    }

    /**
     * Places more than 0 and at most {@code metres} apart in the plane; the same as {@code dnearneigh(xy, 0, d)} of spdep.
     *
     * @param x metres east, as many as {@code y} metres north; finite
     * @throws IllegalArgumentException when more than 100 million links come of it
     */
    public static Neighbourhood within(double[] x, double[] y, double metres) {
        return new Neighbourhood(Kind.DISTANCE, metres, new DistanceBand(x, y, metres).neighbours());
    }

    /**
     * @param lists for each place the positions of its neighbours, each once, without the place itself, in any order; may be empty
     * @throws IllegalArgumentException names the place and the neighbour that cannot be
     */
    public static Neighbourhood given(int[][] lists) {
        var sorted = new int[lists.length][];
        for (int i = 0; i < lists.length; i++) {
            sorted[i] = lists[i].clone();
            Arrays.sort(sorted[i]);
            check(i, sorted[i], lists.length);
        }
        return new Neighbourhood(Kind.GIVEN, Double.NaN, sorted);
    }

    private static void check(int place, int[] sorted, int n) {
        for (int k = 0; k < sorted.length; k++) {
            int neighbour = sorted[k];
            if (neighbour < 0 || neighbour >= n) {
                throw new IllegalArgumentException("place %d has the neighbour %d, but there are only places 0 to %d"
                        .formatted(place, neighbour, n - 1));
            }
            if (neighbour == place || (k > 0 && neighbour == sorted[k - 1])) {
                throw new IllegalArgumentException("place %d has the neighbour %d %s"
                        .formatted(place, neighbour, neighbour == place ? "which is itself" : "twice"));
            }
        }
    }

    private static Neighbourhood rectangle(Kind kind, int columns, int rows) {
        if (columns < 1 || rows < 1 || (long) columns * rows > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("%d columns and %d rows make no grid".formatted(columns, rows));
        }
        var lists = new int[columns * rows][];
        var found = new int[8];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int n = 0;
                for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
                    for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                        boolean touches = kind == Kind.QUEEN || r == row || c == column;
                        if (touches && (r != row || c != column)) {
                            found[n++] = r * columns + c;
                        }
                    }
                }
                lists[row * columns + column] = Arrays.copyOf(found, n);
            }
        }
        return new Neighbourhood(kind, Double.NaN, lists);
    }

    public Kind kind() {
        return kind;
    }

    /** The distance of a {@link Kind#DISTANCE}, else NaN. */
    public double metres() {
        return metres;
    }

    /** How many places there are. */
    public int size() {
        return neighbours.length;
    }

    /** Positions of a place's neighbours, ascending. The caller does not change them. */
    int[] of(int place) {
        return neighbours[place];
    }

    /** How many neighbours a place has. */
    public int count(int place) {
        return neighbours[place].length;
    }

    /** Directed links: a pair that are neighbours of each other counts twice. */
    public long links() {
        return Arrays.stream(neighbours).mapToLong(list -> list.length).sum();
    }

    /** Whether {@code other} is a neighbour of {@code place}. */
    public boolean linked(int place, int other) {
        return Arrays.binarySearch(neighbours[place], other) >= 0;
    }

    void mustMatch(double[] x) {
        if (x.length != size()) {
            throw new IllegalArgumentException("%d values but neighbours of %d places".formatted(x.length, size()));
        }
    }

    /** The rule in words for a log or a table of methods. */
    @Override
    public String toString() {
        return kind == Kind.DISTANCE
                ? "0 < d <= %s m".formatted(metres)
                : kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}

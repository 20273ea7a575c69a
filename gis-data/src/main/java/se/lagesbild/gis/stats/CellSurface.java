package se.lagesbild.gis.stats;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of squares, kept only near where there are any: one far point costs no more than one in the town. Columns count squares east of
 * x = 0, rows north of y = 0. Not changed once it has been made, and then thread-safe.
 */
public final class CellSurface {
    private static final int BITS = 5;
    private static final int SIDE = 1 << BITS;
    static final long MASK = SIDE - 1;

    private final double cellMetres;
    private final Map<Key, double[]> blocks = new HashMap<>();

    /** The block that was asked for last: neighbours mostly lie in the same. */
    private @Nullable Key lastKey;

    private double[] last = new double[0];

    CellSurface(double cellMetres) {
        this.cellMetres = cellMetres;
    }

    private record Key(long column, long row) {}

    /** Side of a square, metres. */
    public double cellMetres() {
        return cellMetres;
    }

    double[] block(long column, long row) {
        var known = lastKey;
        if (known == null || known.column != column >> BITS || known.row != row >> BITS) {
            var key = new Key(column >> BITS, row >> BITS);
            last = blocks.computeIfAbsent(key, k -> new double[SIDE * SIDE]);
            lastKey = key;
        }
        return last;
    }

    static int place(long column, long row) {
        return (int) ((row & MASK) << BITS | (column & MASK));
    }

    /** @return 0 where nothing is near */
    public double at(long column, long row) {
        var block = blocks.get(new Key(column >> BITS, row >> BITS));
        return block == null ? 0 : block[place(column, row)];
    }

    /** What is done with each cell whose value is not 0, in no order. */
    public interface Visit {
        void cell(long column, long row, double value);
    }

    public void each(Visit visit) {
        each(Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, visit);
    }

    /** The same for columns from {@code west} to before {@code east} and rows from {@code south} to before {@code north}. */
    public void each(long west, long south, long east, long north, Visit visit) {
        blocks.forEach((key, block) -> {
            long left = key.column << BITS;
            long low = key.row << BITS;
            if (left >= east || left + SIDE <= west || low >= north || low + SIDE <= south) {
                return;
            }
            for (int i = 0; i < block.length; i++) {
                long column = left + (i & MASK);
                long row = low + (i >> BITS);
                if (block[i] != 0 && column >= west && column < east && row >= south && row < north) {
                    visit.cell(column, row, block[i]);
                }
            }
        });
    }

    /** Largest value, 0 where there is none. */
    public double most() {
        double most = 0;
        for (var block : blocks.values()) {
            for (double value : block) {
                most = Math.max(most, value);
            }
        }
        return most;
    }

    /** About how much memory it takes, bytes. */
    public long bytes() {
        return blocks.size() * (SIDE * SIDE * 8L + 96);
    }
}

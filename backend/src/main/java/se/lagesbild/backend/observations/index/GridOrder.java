package se.lagesbild.backend.observations.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The placed rows of a segment in the order of one grid's curve. Immutable. */
final class GridOrder {
    private static final int FEW = 12;

    private final long[] keys;
    private final int @Nullable [] rows;

    /** @param keys ascending; @param rows the row at each place, or null where place and row are the same */
    GridOrder(long[] keys, int @Nullable [] rows) {
        this.keys = keys;
        this.rows = rows;
    }

    int size() {
        return keys.length;
    }

    long key(int place) {
        return keys[place];
    }

    int row(int place) {
        return rows == null ? place : rows[place];
    }

    /** The same bits, by place instead of by row. */
    long[] byPlace(long[] byRow) {
        if (rows == null) {
            return byRow;
        }
        var bits = new long[Bits.words(keys.length)];
        for (int place = 0; place < keys.length; place++) {
            if (Bits.get(byRow, rows[place])) {
                Bits.set(bits, place);
            }
        }
        return bits;
    }

    /** The first place whose key is not less. */
    int from(long key) {
        return from(key, 0, keys.length);
    }

    private int from(long key, int low, int high) {
        int at = low;
        int end = high;
        while (at < end) {
            int middle = (at + end) >>> 1;
            if (keys[middle] < key) {
                at = middle + 1;
            } else {
                end = middle;
            }
        }
        return at;
    }

    interface Run {
        /** Places from the first to before the second. */
        void places(int from, int until);
    }

    /** All places in a rectangle, its sides included, as runs in ascending order. */
    void within(Rectangle box, Run run) {
        within(box, run, Morton.BITS, 0, 0, keys.length);
    }

    /** @param x0 units of the frame, as all of these */
    record Rectangle(long x0, long y0, long x1, long y1) {
        boolean holds(long x, long y) {
            return x >= x0 && x <= x1 && y >= y0 && y <= y1;
        }
    }

    private void within(Rectangle box, Run run, int bits, long cell, int low, int high) {
        if (low == high) {
            return;
        }
        long x = Morton.x(cell);
        long y = Morton.y(cell);
        long last = (1L << bits) - 1;
        if (x > box.x1 || x + last < box.x0 || y > box.y1 || y + last < box.y0) {
            return;
        }
        if (box.holds(x, y) && box.holds(x + last, y + last)) {
            run.places(low, high);
            return;
        }
        if (high - low <= FEW) {
            for (int place = low; place < high; place++) {
                if (box.holds(Morton.x(keys[place]), Morton.y(keys[place]))) {
                    run.places(place, place + 1);
                }
            }
            return;
        }
        int start = low;
        for (int quarter = 0; quarter < 4; quarter++) {
            long first = cell + ((long) quarter << 2 * (bits - 1));
            int end = quarter == 3 ? high : from(first + (1L << 2 * (bits - 1)), start, high);
            within(box, run, bits - 1, first, start, end);
            start = end;
        }
    }

    /** @param keyOfRow by row; negative for what is not in this grid */
    static GridOrder of(long[] keyOfRow) {
        int[] order = KeyOrder.of(keyOfRow, keyOfRow.length);
        int placed = order.length;
        while (placed > 0 && keyOfRow[order[placed - 1]] < 0) {
            placed--;
        }
        var sorted = new long[placed];
        for (int i = 0; i < placed; i++) {
            sorted[i] = keyOfRow[order[i]];
        }
        return new GridOrder(sorted, Arrays.copyOf(order, placed));
    }

    /** Back to keys by row. @param size number of rows */
    long[] keyOfRow(int size) {
        var keyOfRow = new long[size];
        Arrays.fill(keyOfRow, Frame.OUTSIDE);
        for (int place = 0; place < keys.length; place++) {
            keyOfRow[row(place)] = keys[place];
        }
        return keyOfRow;
    }
}

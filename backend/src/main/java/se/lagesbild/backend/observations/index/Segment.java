package se.lagesbild.backend.observations.index;

import java.util.UUID;

/** Rows that never change: sorted along the Web Mercator curve, those without a position last. Immutable. */
public final class Segment {
    final int size;
    final long[] idHigh;
    final long[] idLow;
    final int[] stamp;
    final long[] at;
    final byte[] hour;
    final short[] week;
    final char[] kind;
    final int[] reporter;
    final double[] x;
    final double[] y;
    final double[] localX;
    final double[] localY;
    final double[] accuracy;
    final GridOrder web;
    final GridOrder local;

    /** Row numbers by a scatter of their ids, plus one; 0 is free. */
    private final int[] table;

    private Segment(Rows rows) {
        int[] order = KeyOrder.of(rows.webKey, rows.size);
        size = rows.size;
        idHigh = new long[size];
        idLow = new long[size];
        stamp = new int[size];
        at = new long[size];
        hour = new byte[size];
        week = new short[size];
        kind = new char[size];
        reporter = new int[size];
        x = new double[size];
        y = new double[size];
        localX = new double[size];
        localY = new double[size];
        accuracy = new double[size];
        var localKeys = new long[size];
        int placed = 0;
        for (int i = 0; i < size; i++) {
            int from = order[i];
            idHigh[i] = rows.idHigh[from];
            idLow[i] = rows.idLow[from];
            stamp[i] = rows.stamp[from];
            at[i] = rows.at[from];
            hour[i] = rows.hour[from];
            week[i] = rows.week[from];
            kind[i] = rows.kind[from];
            reporter[i] = rows.reporter[from];
            x[i] = rows.x[from];
            y[i] = rows.y[from];
            localX[i] = rows.localX[from];
            localY[i] = rows.localY[from];
            accuracy[i] = rows.accuracy[from];
            localKeys[i] = rows.localKey[from];
            placed += rows.webKey[from] >= 0 ? 1 : 0;
        }
        var keys = new long[placed];
        for (int i = 0; i < placed; i++) {
            keys[i] = rows.webKey[order[i]];
        }
        web = new GridOrder(keys, null);
        local = GridOrder.of(localKeys);
        table = new int[Integer.highestOneBit(Math.max(2, size + size / 2)) << 1];
        for (int i = 0; i < size; i++) {
            table[slot(idHigh[i], idLow[i])] = i + 1;
        }
    }

    public static Segment of(Rows rows) {
        return new Segment(rows);
    }

    public int size() {
        return size;
    }

    /** @return the row with this id, or -1 */
    int find(long high, long low) {
        return table[slot(high, low)] - 1;
    }

    /** Where the id stands, or the free place where it would. */
    private int slot(long high, long low) {
        int mask = table.length - 1;
        int slot = (int) Hash.mix(high ^ Long.rotateLeft(low, 32)) & mask;
        while (table[slot] != 0 && (idHigh[table[slot] - 1] != high || idLow[table[slot] - 1] != low)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    UUID id(int row) {
        return new UUID(idHigh[row], idLow[row]);
    }

    /** Stands for the row and its content: sums of these tell selections apart. */
    long digest(int row) {
        return Hash.mix(idHigh[row] ^ Hash.mix(idLow[row] + stamp[row] * 0x9e3779b97f4a7c15L));
    }

    GridOrder order(boolean inLocalGrid) {
        return inLocalGrid ? local : web;
    }
}

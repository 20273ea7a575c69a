package se.lagesbild.backend.observations.index;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows being gathered, column by column. Not thread-safe. */
public final class Rows {
    int size;
    long[] idHigh;
    long[] idLow;
    int[] stamp;
    long[] at;
    byte[] hour;
    short[] week;
    char[] kind;
    int[] reporter;
    double[] x;
    double[] y;
    double[] localX;
    double[] localY;
    double[] accuracy;
    long[] webKey;
    long[] localKey;

    public Rows(int capacity) {
        int room = Math.max(1, capacity);
        idHigh = new long[room];
        idLow = new long[room];
        stamp = new int[room];
        at = new long[room];
        hour = new byte[room];
        week = new short[room];
        kind = new char[room];
        reporter = new int[room];
        x = new double[room];
        y = new double[room];
        localX = new double[room];
        localY = new double[room];
        accuracy = new double[room];
        webKey = new long[room];
        localKey = new long[room];
    }

    /**
     * One observation.
     *
     * @param stamp of the stored row: another one for another content
     * @param atMicros when it occurred, microseconds since 1970 UTC
     * @param hourOfWeek 0 to 167, on the area's clock
     * @param localDay days since 1970, on the area's calendar
     * @param x Web Mercator, metres; NaN, like {@code y}, for what has no position
     * @param localX the same place in the area's own system, metres east, and {@code localY} north
     * @param accuracy metres, NaN where nobody knows
     * @param localKey place in the local grid
     */
    @SuppressWarnings("TooManyParameters")
    public void add(
            UUID id,
            int stamp,
            long atMicros,
            int hourOfWeek,
            int localDay,
            char kind,
            @Nullable Integer reporter,
            double x,
            double y,
            double localX,
            double localY,
            double accuracy,
            long webKey,
            long localKey) {
        room();
        int i = size++;
        idHigh[i] = id.getMostSignificantBits();
        idLow[i] = id.getLeastSignificantBits();
        this.stamp[i] = stamp;
        at[i] = atMicros;
        hour[i] = (byte) hourOfWeek;
        week[i] = (short) Weeks.of(localDay);
        this.kind[i] = kind;
        this.reporter[i] = reporter == null ? Kinds.NOBODY : reporter;
        this.x[i] = x;
        this.y[i] = y;
        this.localX[i] = localX;
        this.localY[i] = localY;
        this.accuracy[i] = accuracy;
        this.webKey[i] = webKey;
        this.localKey[i] = localKey;
    }

    public int size() {
        return size;
    }

    /** What is left of a segment. */
    void add(Segment segment, long @Nullable [] dead) {
        var local = segment.local.keyOfRow(segment.size);
        for (int row = 0; row < segment.size; row++) {
            if (dead != null && Bits.get(dead, row)) {
                continue;
            }
            room();
            int i = size++;
            idHigh[i] = segment.idHigh[row];
            idLow[i] = segment.idLow[row];
            stamp[i] = segment.stamp[row];
            at[i] = segment.at[row];
            hour[i] = segment.hour[row];
            week[i] = segment.week[row];
            kind[i] = segment.kind[row];
            reporter[i] = segment.reporter[row];
            x[i] = segment.x[row];
            y[i] = segment.y[row];
            localX[i] = segment.localX[row];
            localY[i] = segment.localY[row];
            accuracy[i] = segment.accuracy[row];
            webKey[i] = row < segment.web.size() ? segment.web.key(row) : Frame.OUTSIDE;
            localKey[i] = local[row];
        }
    }

    private void room() {
        if (size < at.length) {
            return;
        }
        int room = size + (size >> 1) + 16;
        idHigh = Arrays.copyOf(idHigh, room);
        idLow = Arrays.copyOf(idLow, room);
        stamp = Arrays.copyOf(stamp, room);
        at = Arrays.copyOf(at, room);
        hour = Arrays.copyOf(hour, room);
        week = Arrays.copyOf(week, room);
        kind = Arrays.copyOf(kind, room);
        reporter = Arrays.copyOf(reporter, room);
        x = Arrays.copyOf(x, room);
        y = Arrays.copyOf(y, room);
        localX = Arrays.copyOf(localX, room);
        localY = Arrays.copyOf(localY, room);
        accuracy = Arrays.copyOf(accuracy, room);
        webKey = Arrays.copyOf(webKey, room);
        localKey = Arrays.copyOf(localKey, room);
    }
}

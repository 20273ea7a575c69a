package se.lagesbild.backend.observations.index;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What rows must fulfil.
 *
 * @param fromMicros first moment, microseconds since 1970 UTC
 * @param untilMicros first moment after the period
 * @param kind asked once for each kind, not for each row
 * @param hours one of 168 for each hour of the week, or null for all
 * @param reporter whose rows, or null for everybody's
 * @param box that the point's box must touch, or null for rows anywhere and nowhere
 */
public record RowTest(
        long fromMicros,
        long untilMicros,
        Predicate<Kinds.Kind> kind,
        boolean @Nullable [] hours,
        @Nullable UUID reporter,
        @Nullable FloatBox box) {

    static final RowTest ALL = new RowTest(Long.MIN_VALUE, Long.MAX_VALUE, kind -> true, null, null, null);

    /**
     * Web Mercator, as PostGIS compares boxes: both sides in single precision, rounded outwards. At Trelleborg that is half a metre, and the
     * list asks PostGIS.
     */
    public record FloatBox(float west, float south, float east, float north) {
        public static FloatBox of(double west, double south, double east, double north) {
            return new FloatBox(down(west), down(south), up(east), up(north));
        }

        boolean touches(double x, double y) {
            return down(x) <= east && up(x) >= west && down(y) <= north && up(y) >= south;
        }

        private static float down(double n) {
            float rounded = (float) n;
            return rounded <= n ? rounded : Math.nextDown(rounded);
        }

        private static float up(double n) {
            float rounded = (float) n;
            return rounded >= n ? rounded : Math.nextUp(rounded);
        }
    }

    /** @param dead rows that are left out, or null; @return a bit for each row of the segment */
    long[] choose(Segment segment, long @Nullable [] dead, Kinds kinds) {
        var bits = Bits.ones(segment.size);
        if (dead != null) {
            for (int w = 0; w < bits.length; w++) {
                bits[w] &= ~dead[w];
            }
        }
        narrowByKind(segment, bits, kinds.list());
        narrowByTime(segment, bits);
        var chosenHours = hours;
        if (chosenHours != null) {
            narrow(bits, row -> chosenHours[segment.hour[row] & 0xff]);
        }
        if (reporter != null) {
            int number = kinds.knownReporter(reporter);
            narrow(bits, row -> segment.reporter[row] == number);
        }
        var within = box;
        if (within != null) {
            narrow(bits, row -> row < segment.web.size() && within.touches(segment.x[row], segment.y[row]));
        }
        return bits;
    }

    private interface Row {
        boolean fits(int row);
    }

    private void narrowByKind(Segment segment, long[] bits, List<Kinds.Kind> kinds) {
        var fits = new boolean[kinds.size()];
        boolean all = true;
        for (int k = 0; k < fits.length; k++) {
            fits[k] = kind.test(kinds.get(k));
            all &= fits[k];
        }
        if (all) {
            return;
        }
        var kindOfRow = segment.kind;
        for (int w = 0; w < bits.length; w++) {
            int first = w << 6;
            int last = Math.min(first + 64, segment.size);
            long word = 0;
            for (int row = first; row < last; row++) {
                word |= (fits[kindOfRow[row]] ? 1L : 0L) << row;
            }
            bits[w] &= word;
        }
    }

    private void narrowByTime(Segment segment, long[] bits) {
        if (fromMicros == Long.MIN_VALUE && untilMicros == Long.MAX_VALUE) {
            return;
        }
        var at = segment.at;
        for (int w = 0; w < bits.length; w++) {
            if (bits[w] == 0) {
                continue;
            }
            int first = w << 6;
            int last = Math.min(first + 64, segment.size);
            long word = 0;
            for (int row = first; row < last; row++) {
                word |= (at[row] >= fromMicros && at[row] < untilMicros ? 1L : 0L) << row;
            }
            bits[w] &= word;
        }
    }

    private static void narrow(long[] bits, Row test) {
        for (int w = 0; w < bits.length; w++) {
            for (long rest = bits[w]; rest != 0; rest &= rest - 1) {
                int row = (w << 6) + Long.numberOfTrailingZeros(rest);
                if (!test.fits(row)) {
                    bits[w] &= ~(1L << row);
                }
            }
        }
    }
}

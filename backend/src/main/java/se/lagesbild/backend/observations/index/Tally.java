package se.lagesbild.backend.observations.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums of chosen rows.
 *
 * @param placed how many have a position
 * @param byKind only kinds that occur
 * @param byWeek ISO weeks in order, as {@code 2026-W47}, like {@code hours} without what is of weight 0
 * @param hours one for each of the 168 hours of the week
 * @param firstMicros microseconds since 1970 UTC; {@code Long.MAX_VALUE} where there is none
 * @param lastMicros {@code Long.MIN_VALUE} where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Tally(
        int placed,
        Map<Kinds.Kind, Integer> byKind,
        Map<String, Integer> byWeek,
        int[] hours,
        long firstMicros,
        long lastMicros) {
    private static final int HOURS = 7 * 24;

    /** Weeks that a stored number can name. */
    private static final int WEEKS = 1 << Short.SIZE;

    public static Tally of(List<Selection> selections, Kinds kinds) {
        var list = kinds.list();
        var counting = new Counting(list);
        selections.forEach(counting::add);
        var byKind = new HashMap<Kinds.Kind, Integer>();
        for (int k = 0; k < counting.kinds.length; k++) {
            if (counting.kinds[k] > 0) {
                byKind.put(list.get(k), counting.kinds[k]);
            }
        }
        var byWeek = new TreeMap<String, Integer>();
        for (int w = 0; w < WEEKS; w++) {
            if (counting.weeks[w] > 0) {
                byWeek.put(Weeks.iso((short) w), counting.weeks[w]);
            }
        }
        return new Tally(counting.placed, byKind, byWeek, counting.hours, counting.first, counting.last);
    }

    private static final class Counting {
        private final int[] kinds;
        private final boolean[] quiet;
        private final int[] weeks = new int[WEEKS];
        private final int[] hours = new int[HOURS];
        private int placed;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        Counting(List<Kinds.Kind> list) {
            kinds = new int[list.size()];
            quiet = new boolean[list.size()];
            for (int k = 0; k < quiet.length; k++) {
                quiet[k] = list.get(k).weight() == 0;
            }
        }

        void add(Selection selection) {
            var segment = selection.segment();
            var bits = selection.bits();
            for (int w = 0; w < bits.length; w++) {
                for (long rest = bits[w]; rest != 0; rest &= rest - 1) {
                    int row = (w << 6) + Long.numberOfTrailingZeros(rest);
                    int kind = segment.kind[row];
                    kinds[kind]++;
                    placed += row < segment.web.size() ? 1 : 0;
                    long at = segment.at[row];
                    first = Math.min(first, at);
                    last = Math.max(last, at);
                    if (!quiet[kind]) {
                        weeks[segment.week[row] & 0xffff]++;
                        hours[segment.hour[row] & 0xff]++;
                    }
                }
            }
        }
    }
}

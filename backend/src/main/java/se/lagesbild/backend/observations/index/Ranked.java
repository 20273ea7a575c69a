package se.lagesbild.backend.observations.index;

import java.util.List;

/**
 * Chosen rows in the order of a grid, with running sums after every 64 places: the sums of any cell of any level cost the same, however many
 * rows lie in it. Immutable.
 */
final class Ranked {
    private static final byte PORT = 1;
    private static final byte PUBLIC_SPACE = 2;
    private static final byte EXAMPLE = 4;

    /** Two kinds that change their weights with each other must not give the same sum. */
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private final Segment segment;
    private final GridOrder order;
    private final long[] bits;
    private final byte[] marks;
    private final int[] weights;
    private final int[] n;
    private final int[] port;
    private final int[] publicSpace;
    private final int[] examples;
    private final long[] x;
    private final long[] y;
    private final long[] digest;

    Ranked(Segment segment, GridOrder order, long[] chosenByRow, List<Kinds.Kind> kinds) {
        this.segment = segment;
        this.order = order;
        bits = order.byPlace(chosenByRow);
        marks = marks(kinds);
        weights = kinds.stream().mapToInt(Kinds.Kind::weight).toArray();
        int words = Bits.words(order.size()) + 1;
        n = new int[words];
        port = new int[words];
        publicSpace = new int[words];
        examples = new int[words];
        x = new long[words];
        y = new long[words];
        digest = new long[words];
        var sums = new Sums();
        for (int w = 0; w + 1 < words; w++) {
            add(inside(w), w, 1, sums);
            n[w + 1] = sums.n;
            port[w + 1] = sums.port;
            publicSpace[w + 1] = sums.publicSpace;
            examples[w + 1] = sums.examples;
            x[w + 1] = sums.x;
            y[w + 1] = sums.y;
            digest[w + 1] = sums.digest;
        }
    }

    private static byte[] marks(List<Kinds.Kind> kinds) {
        var marks = new byte[kinds.size()];
        for (int k = 0; k < marks.length; k++) {
            var kind = kinds.get(k);
            marks[k] = (byte) ((kind.setting().equals("PORT") ? PORT : 0)
                    | (kind.setting().equals("PUBLIC_SPACE") ? PUBLIC_SPACE : 0)
                    | (kind.example() ? EXAMPLE : 0));
        }
        return marks;
    }

    /** The chosen places of a word: rows without a position share the last one, and are none of this grid. */
    private long inside(int word) {
        int left = order.size() - (word << 6);
        return left >= 64 ? bits[word] : bits[word] & (1L << left) - 1;
    }

    GridOrder order() {
        return order;
    }

    Segment segment() {
        return segment;
    }

    int count(int from, int until) {
        return rank(until) - rank(from);
    }

    private int rank(int place) {
        int word = place >>> 6;
        return n[word] + ((place & 63) == 0 ? 0 : Long.bitCount(inside(word) & below(place)));
    }

    /** Adds what is chosen from a place to before another. */
    void add(int from, int until, Sums sums) {
        if (from >= until) {
            return;
        }
        upTo(until, 1, sums);
        upTo(from, -1, sums);
    }

    private void upTo(int place, int sign, Sums sums) {
        int word = place >>> 6;
        sums.n += sign * n[word];
        sums.port += sign * port[word];
        sums.publicSpace += sign * publicSpace[word];
        sums.examples += sign * examples[word];
        sums.x += sign * x[word];
        sums.y += sign * y[word];
        sums.digest += sign * digest[word];
        if ((place & 63) != 0) {
            add(inside(word) & below(place), word, sign, sums);
        }
    }

    private static long below(int place) {
        return (1L << place) - 1;
    }

    private void add(long chosen, int word, int sign, Sums sums) {
        for (long rest = chosen; rest != 0; rest &= rest - 1) {
            int place = (word << 6) + Long.numberOfTrailingZeros(rest);
            int row = order.row(place);
            byte mark = marks[segment.kind[row]];
            long key = order.key(place);
            sums.n += sign;
            sums.port += (mark & PORT) != 0 ? sign : 0;
            sums.publicSpace += (mark & PUBLIC_SPACE) != 0 ? sign : 0;
            sums.examples += (mark & EXAMPLE) != 0 ? sign : 0;
            sums.x += sign * (long) Morton.x(key);
            sums.y += sign * (long) Morton.y(key);
            sums.digest += sign * Hash.mix(segment.digest(row) + weights[segment.kind[row]] * SPREAD);
        }
    }

    interface Place {
        void at(int place);
    }

    void each(int from, int until, Place action) {
        for (int w = from >>> 6; w << 6 < until; w++) {
            long rest = inside(w);
            int first = w << 6;
            if (first < from) {
                rest &= ~below(from);
            }
            if (until - first < 64) {
                rest &= below(until);
            }
            for (; rest != 0; rest &= rest - 1) {
                action.at(first + Long.numberOfTrailingZeros(rest));
            }
        }
    }
}

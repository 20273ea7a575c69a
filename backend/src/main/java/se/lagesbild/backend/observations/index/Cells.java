package se.lagesbild.backend.observations.index;

import java.util.Arrays;
import java.util.List;

/**
 * Chosen rows counted in squares of the area's own system, in three periods at once; the square of a row is that of its exact position. What is
 * known to some metres only is counted in smaller squares and by steps of accuracy. Pure.
 */
public final class Cells {
    private final Rule rule;
    private long[] column = new long[1 << 12];
    private long[] row = new long[1 << 12];
    private int[] steps = new int[1 << 12];
    private int[] sums = new int[Square.NUMBERS << 12];

    /** Places of squares by a scatter of what they are, plus one; 0 is free. */
    private int[] table = new int[1 << 13];

    private int size;
    private int vague;

    private Cells(Rule rule) {
        this.rule = rule;
    }

    /**
     * What goes where.
     *
     * @param cellMetres side of a square; a position that is worse, or that nobody knows, is in none
     * @param parts smaller squares along a side
     * @param exactMetres a position that is worse goes into smaller squares
     * @param stepMetres steps of accuracy
     */
    public record Rule(double cellMetres, int parts, double exactMetres, double stepMetres) {}

    /** From the first moment to before the last, microseconds since 1970 UTC. */
    public record Span(long fromMicros, long untilMicros) {
        /** No moment. */
        public static final Span NEVER = new Span(0, 0);

        boolean holds(long at) {
            return at >= fromMicros && at < untilMicros;
        }
    }

    /** Takes one square. */
    public interface Square {
        /** Numbers of a square. */
        int NUMBERS = 5;

        /**
         * @param column of small squares; where {@code steps} is 0 the first of the whole square
         * @param steps of accuracy, 0 for an exact position
         * @param harm the count, each times its planning weight
         * @param ever with what says that nothing was wrong
         */
        void take(long column, long row, int steps, int count, int harm, int before, int yearBefore, int ever);
    }

    /**
     * @param selections of any period
     * @param kinds by number, at least those of the rows
     */
    public static Cells of(
            List<Selection> selections, Rule rule, Span now, Span before, Span yearBefore, List<Kinds.Kind> kinds) {
        var cells = new Cells(rule);
        int[] weights = kinds.stream().mapToInt(Kinds.Kind::weight).toArray();
        selections.forEach(selection -> cells.add(selection, now, before, yearBefore, weights));
        return cells;
    }

    private void add(Selection selection, Span now, Span before, Span yearBefore, int[] weights) {
        var segment = selection.segment();
        var bits = selection.bits();
        for (int w = 0; w < bits.length; w++) {
            for (long rest = bits[w]; rest != 0; rest &= rest - 1) {
                int one = (w << 6) + Long.numberOfTrailingZeros(rest);
                double x = segment.localX[one];
                if (Double.isNaN(x)) {
                    continue;
                }
                long at = segment.at[one];
                int weight = weights[segment.kind[one]];
                boolean loud = weight > 0;
                boolean isNow = now.holds(at);
                double accuracy = segment.accuracy[one];
                if (!(accuracy <= rule.cellMetres)) {
                    vague += loud && isNow ? 1 : 0;
                    continue;
                }
                int place = Square.NUMBERS * square(x, segment.localY[one], accuracy);
                if (loud) {
                    sums[place] += isNow ? 1 : 0;
                    sums[place + 1] += isNow ? weight : 0;
                    sums[place + 2] += before.holds(at) ? 1 : 0;
                    sums[place + 3] += yearBefore.holds(at) ? 1 : 0;
                }
                sums[place + 4]++;
            }
        }
    }

    private int square(double x, double y, double accuracy) {
        if (accuracy > rule.exactMetres) {
            double part = rule.cellMetres / rule.parts;
            return place((long) Math.floor(x / part), (long) Math.floor(y / part), (int)
                    Math.ceil(accuracy / rule.stepMetres));
        }
        return place(
                (long) Math.floor(x / rule.cellMetres) * rule.parts,
                (long) Math.floor(y / rule.cellMetres) * rule.parts,
                0);
    }

    private int place(long c, long r, int s) {
        int slot = slot(c, r, s);
        if (table[slot] > 0) {
            return table[slot] - 1;
        }
        if (size == column.length) {
            grow();
            slot = slot(c, r, s);
        }
        column[size] = c;
        row[size] = r;
        steps[size] = s;
        table[slot] = ++size;
        return size - 1;
    }

    /** Where the square stands, or the free place where it would. */
    private int slot(long c, long r, int s) {
        int mask = table.length - 1;
        int slot = (int) Hash.mix(c * 0x9e3779b97f4a7c15L + Long.rotateLeft(r, 32) + s) & mask;
        while (table[slot] != 0 && !is(table[slot] - 1, c, r, s)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean is(int known, long c, long r, int s) {
        return column[known] == c && row[known] == r && steps[known] == s;
    }

    private void grow() {
        int room = size * 2;
        column = Arrays.copyOf(column, room);
        row = Arrays.copyOf(row, room);
        steps = Arrays.copyOf(steps, room);
        sums = Arrays.copyOf(sums, Square.NUMBERS * room);
        table = new int[2 * room];
        for (int i = 0; i < size; i++) {
            table[slot(column[i], row[i], steps[i])] = i + 1;
        }
    }

    /** In no particular order. */
    public void forEach(Square taker) {
        for (int i = 0; i < size; i++) {
            int n = Square.NUMBERS * i;
            taker.take(column[i], row[i], steps[i], sums[n], sums[n + 1], sums[n + 2], sums[n + 3], sums[n + 4]);
        }
    }

    /** Of the first period, positions worse than a square. */
    public int vague() {
        return vague;
    }
}

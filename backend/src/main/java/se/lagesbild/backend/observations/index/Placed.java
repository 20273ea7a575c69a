package se.lagesbild.backend.observations.index;

import java.util.Arrays;
import java.util.List;

/** Where chosen rows lie, in the area's metric system. Pure. */
public final class Placed {
    private static final double UNITS = 1L << Morton.BITS;

    private double[] x;
    private double[] y;
    private long[] at;
    private int examples;
    private int n;
    private int chosen;
    private int inaccurate;

    private Placed(int most) {
        x = new double[most];
        y = new double[most];
        at = new long[most];
    }

    /**
     * @param local frame of the local grid: of its units, half a millimetre, comes the position
     * @param worstMetres rows whose accuracy is worse, or that nobody knows, are left out; infinite: none is
     * @param kinds by number, at least those of the rows
     */
    public static Placed of(List<Selection> selections, Frame local, double worstMetres, List<Kinds.Kind> kinds) {
        int chosen = selections.stream().mapToInt(s -> Bits.count(s.bits())).sum();
        var placed = new Placed(chosen);
        placed.chosen = chosen;
        selections.forEach(selection -> placed.add(selection, local, worstMetres, kinds));
        placed.x = Arrays.copyOf(placed.x, placed.n);
        placed.y = Arrays.copyOf(placed.y, placed.n);
        placed.at = Arrays.copyOf(placed.at, placed.n);
        return placed;
    }

    private void add(Selection selection, Frame local, double worstMetres, List<Kinds.Kind> kinds) {
        var segment = selection.segment();
        var order = segment.local;
        double unit = local.side() / UNITS;
        for (int place = 0; place < order.size(); place++) {
            int row = order.row(place);
            if (!Bits.get(selection.bits(), row)) {
                continue;
            }
            if (!(segment.accuracy[row] <= worstMetres || worstMetres == Double.POSITIVE_INFINITY)) {
                inaccurate++;
                continue;
            }
            x[n] = local.west() + (Morton.x(order.key(place)) + 0.5) * unit;
            y[n] = local.north() - (Morton.y(order.key(place)) + 0.5) * unit;
            at[n] = segment.at[row];
            examples += kinds.get(segment.kind[row]).example() ? 1 : 0;
            n++;
        }
    }

    /** Metres east. */
    public double[] x() {
        return x;
    }

    /** Metres north. */
    public double[] y() {
        return y;
    }

    /** When each occurred, microseconds since 1970. */
    public long[] atMicros() {
        return at;
    }

    /** How many of them are generated data. */
    public int examples() {
        return examples;
    }

    /** Chosen, but without a position. */
    public int withoutPosition() {
        return chosen - n - inaccurate;
    }

    public int inaccurate() {
        return inaccurate;
    }
}

package se.lagesbild.backend.observations.index;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The chosen rows of one segment. Thread-safe; what a grid needs is made when it is first asked for. */
public final class Selection {
    /** Bytes for each row of the segment: the bits, those of dead rows, and the bits and running sums of both grids: 1.75. */
    static final int BYTES_PER_ROW = 2;

    private final Segment segment;
    private final long[] bits;
    private final List<Kinds.Kind> kinds;
    private @Nullable Ranked web;
    private @Nullable Ranked local;
    private @Nullable Long digest;

    private Selection(Segment segment, long[] bits, List<Kinds.Kind> kinds) {
        this.segment = segment;
        this.bits = bits;
        this.kinds = kinds;
    }

    static Selection of(Segment segment, long @Nullable [] dead, RowTest test, Kinds kinds) {
        return new Selection(segment, test.choose(segment, dead, kinds), kinds.list());
    }

    static Selection of(Segment segment, long @Nullable [] dead, Iterable<UUID> ids, Kinds kinds) {
        var bits = new long[Bits.words(segment.size)];
        for (var id : ids) {
            int row = segment.find(id.getMostSignificantBits(), id.getLeastSignificantBits());
            if (row >= 0 && (dead == null || !Bits.get(dead, row))) {
                Bits.set(bits, row);
            }
        }
        return new Selection(segment, bits, kinds.list());
    }

    synchronized Ranked ranked(boolean inLocalGrid) {
        var made = inLocalGrid ? local : web;
        if (made == null) {
            made = new Ranked(segment, segment.order(inLocalGrid), bits, kinds);
            if (inLocalGrid) {
                local = made;
            } else {
                web = made;
            }
        }
        return made;
    }

    /** Stands for the rows and their content: the sum over all segments tells selections apart. */
    public synchronized long digest() {
        var known = digest;
        if (known == null) {
            long sum = 0;
            for (int word = 0; word < bits.length; word++) {
                for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                    sum += segment.digest((word << 6) + Long.numberOfTrailingZeros(rest));
                }
            }
            known = sum;
            digest = known;
        }
        return known;
    }

    Segment segment() {
        return segment;
    }

    long[] bits() {
        return bits;
    }
}

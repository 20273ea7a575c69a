package se.lagesbild.backend.observations.index;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A segment and which of its rows no longer stand so. Immutable.
 *
 * @param dead a bit for each row, or null for none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity on purpose: another array, another selection
record Part(Segment segment, long @Nullable [] dead, int deadCount) {
    static Part of(Segment segment) {
        return new Part(segment, null, 0);
    }

    int living() {
        return segment.size - deadCount;
    }

    /** Without these, where it has them. */
    Part without(List<UUID> ids) {
        long[] bits = null;
        int count = deadCount;
        for (var id : ids) {
            int row = segment.find(id.getMostSignificantBits(), id.getLeastSignificantBits());
            if (row < 0 || (dead != null && Bits.get(dead, row)) || (bits != null && Bits.get(bits, row))) {
                continue;
            }
            if (bits == null) {
                bits = dead == null ? new long[Bits.words(segment.size)] : dead.clone();
            }
            Bits.set(bits, row);
            count++;
        }
        return bits == null ? this : new Part(segment, bits, count);
    }
}

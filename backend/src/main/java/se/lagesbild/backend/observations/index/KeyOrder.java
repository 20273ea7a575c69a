package se.lagesbild.backend.observations.index;

/** Sorts numbers and says where each came from: by digits of eight bits, from the last to the first. Pure. */
final class KeyOrder {
    private static final int DIGITS = 256;

    private KeyOrder() {}

    /**
     * @param keys left as they are; negative ones come last
     * @return positions in {@code keys}, smallest key first; equal keys in the order in which they stand
     */
    static int[] of(long[] keys, int length) {
        int[] order = new int[length];
        for (int i = 0; i < length; i++) {
            order[i] = i;
        }
        int[] next = new int[length];
        for (int shift = 0; shift < Long.SIZE; shift += 8) {
            int[] starts = new int[DIGITS + 1];
            for (int i = 0; i < length; i++) {
                starts[digit(keys[i], shift) + 1]++;
            }
            if (length == 0 || starts[digit(keys[0], shift) + 1] == length) {
                continue;
            }
            for (int d = 0; d < DIGITS; d++) {
                starts[d + 1] += starts[d];
            }
            for (int i = 0; i < length; i++) {
                int position = order[i];
                next[starts[digit(keys[position], shift)]++] = position;
            }
            int[] spare = order;
            order = next;
            next = spare;
        }
        return order;
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & (DIGITS - 1);
    }
}

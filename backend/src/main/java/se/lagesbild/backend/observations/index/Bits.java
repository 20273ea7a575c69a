package se.lagesbild.backend.observations.index;

/** Bits in an array of words. Pure. */
final class Bits {
    private Bits() {}

    static int words(int bits) {
        return (bits + 63) >>> 6;
    }

    static boolean get(long[] words, int bit) {
        return (words[bit >>> 6] >>> bit & 1) != 0;
    }

    static void set(long[] words, int bit) {
        words[bit >>> 6] |= 1L << bit;
    }

    /** @return that many ones, then zeros */
    static long[] ones(int bits) {
        var words = new long[words(bits)];
        java.util.Arrays.fill(words, -1L);
        if ((bits & 63) != 0) {
            words[words.length - 1] = (1L << bits) - 1;
        }
        return words;
    }

    static int count(long[] words) {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }
}

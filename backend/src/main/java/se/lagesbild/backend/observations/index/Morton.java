package se.lagesbild.backend.observations.index;

/**
 * Two coordinates woven into one number, the Z-order curve (Morton 1966): a tile and each cell of it is one run of such numbers. Pure.
 */
final class Morton {
    /** Bits of a coordinate: 2 cm in Web Mercator, half a millimetre in a local grid, and a key that is never negative. */
    static final int BITS = 31;

    private Morton() {}

    /** @param x from the west, 0 to 2^31 - 1; @param y from the north */
    static long key(int x, int y) {
        return spread(x) | spread(y) << 1;
    }

    static int x(long key) {
        return gather(key);
    }

    static int y(long key) {
        return gather(key >>> 1);
    }

    private static long spread(int n) {
        long s = n;
        s = (s | s << 16) & 0x0000ffff0000ffffL;
        s = (s | s << 8) & 0x00ff00ff00ff00ffL;
        s = (s | s << 4) & 0x0f0f0f0f0f0f0f0fL;
        s = (s | s << 2) & 0x3333333333333333L;
        return (s | s << 1) & 0x5555555555555555L;
    }

    private static int gather(long key) {
        long s = key & 0x5555555555555555L;
        s = (s | s >>> 1) & 0x3333333333333333L;
        s = (s | s >>> 2) & 0x0f0f0f0f0f0f0f0fL;
        s = (s | s >>> 4) & 0x00ff00ff00ff00ffL;
        s = (s | s >>> 8) & 0x0000ffff0000ffffL;
        return (int) (s | s >>> 16);
    }
}

package se.lagesbild.backend.routes;

/**
 * Random numbers that are the same on every machine and every Java version: SplitMix64 (Steele, Lea and Flood 2014, OOPSLA). Not
 * thread-safe.
 */
final class Dice {
    private long state;

    Dice(long seed) {
        state = seed;
    }

    long bits() {
        long z = state += 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** 0 to {@code bound} - 1; the bias of one in some hundred million does not matter here. */
    int below(int bound) {
        return (int) (((bits() >>> 33) * bound) >>> 31);
    }

    /** 0 to 1, without 1. */
    double share() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    /** True in one of so many throws. */
    boolean oneIn(int many) {
        return below(many) == 0;
    }
}

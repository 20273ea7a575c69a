package se.lagesbild.backend.observations.index;

/** Scatters 64 bits over 64 bits (Steele, Lea and Flood 2014, as varied by Stafford). Pure. */
final class Hash {
    private Hash() {}

    static long mix(long n) {
        long z = (n ^ n >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}

package se.lagesbild.backend.observations.index;

/** What a cell of the map holds. */
final class Sums {
    int n;
    int port;
    int publicSpace;
    int examples;
    long x;
    long y;
    long digest;
}

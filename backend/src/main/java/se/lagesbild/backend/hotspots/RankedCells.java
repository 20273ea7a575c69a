package se.lagesbild.backend.hotspots;

import se.lagesbild.gis.geo.SquareGrid.Cell;

/** What a list is made from: cells with their counts and how hot they are. Indexes are 0 to {@code size() - 1}. */
interface RankedCells {
    int size();

    Cell cell(int i);

    /** Index of a cell, or -1 when it is outside the region. */
    int indexOf(Cell cell);

    int count(int i);

    int harm(int i);

    int before(int i);

    double z(int i);

    /** Of a list that is shown; else it may be rounded up to {@link SpotRanking#LEVEL} or 1. */
    double pAdjusted(int i);

    /** A report, or so much of uncertain ones that one is to be expected there. */
    boolean holdsOne(int i);

    default boolean hot(int i) {
        return z(i) > 0 && pAdjusted(i) <= SpotRanking.LEVEL;
    }
}

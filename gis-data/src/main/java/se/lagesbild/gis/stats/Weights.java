package se.lagesbild.gis.stats;

/** How much each neighbour counts. Global statistics change with it; z of Gi and Gi* do not. */
public enum Weights {
    /** Every neighbour counts 1: places with many neighbours weigh more. spdep's style "B". */
    BINARY,
    /** The neighbours of a place share 1: the lag is their mean. spdep's style "W". */
    ROW_STANDARDISED;

    /** @param neighbours how many the place has, 1 or more */
    double each(int neighbours) {
        return this == BINARY ? 1 : 1.0 / neighbours;
    }
}
